import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/class-names";

/** Where one is. Children: `BreadcrumbItem`s. */
export function Breadcrumb({ className, children, ...props }: ComponentProps<"nav">) {
  return (
    <nav aria-label="Breadcrumb" className={cn("min-w-0", className)} {...props}>
      <ol className="flex min-w-0 flex-wrap items-center">{children}</ol>
    </nav>
  );
}

type BreadcrumbItemProps = {
  /** Without it the part is text: the page itself, or a place the viewer may not open. */
  href?: string;
  current?: boolean;
  /** A menu that jumps sideways. */
  menu?: ReactNode;
  children: ReactNode;
};

export function BreadcrumbItem({ href, current = false, menu, children }: BreadcrumbItemProps) {
  return (
    <li className="flex min-w-0 items-center before:px-2 before:text-faint before:content-['/'_/_''] first:before:hidden">
      {href === undefined || current ? (
        <span
          aria-current={current ? "page" : undefined}
          className={cn("truncate py-0.5", current ? "font-semibold" : "text-muted")}
        >
          {children}
        </span>
      ) : (
        <Link
          href={href}
          className="touch-target relative truncate py-0.5 text-muted hover:text-ink hover:underline"
        >
          {children}
        </Link>
      )}
      {menu}
    </li>
  );
}
