"use client";

import { ChartColumn, History, LayoutGrid, Plug, ShieldQuestionMark } from "lucide-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { waitingCountQuery } from "@/components/approvals/queries";
import { cn } from "@/components/class-names";
import { connectionCountsQuery } from "@/components/connections/queries";
import { useShell } from "./shell-context";

/** The organization's pages that are not nodes. */
export const shellPages = [
  { id: "catalog", label: "Catalog", key: "c", Icon: LayoutGrid },
  { id: "connections", label: "Connections", key: "n", Icon: Plug },
  { id: "approvals", label: "Approvals", key: "p", Icon: ShieldQuestionMark },
  { id: "usage", label: "Usage", key: "u", Icon: ChartColumn },
  { id: "activity", label: "Activity", key: "a", Icon: History },
] as const;

export function NavLinks() {
  const { organization } = useShell();
  const pathname = usePathname();
  const counts: Readonly<Record<string, { count: number | undefined; word: string }>> = {
    connections: {
      count: useQuery(connectionCountsQuery(organization.id)).data?.broken,
      word: "broken",
    },
    approvals: {
      count: useQuery(waitingCountQuery(organization.id)).data?.waiting,
      word: "waiting",
    },
  };
  return (
    <nav aria-label="Pages">
      <ul className="flex flex-col gap-px">
        {shellPages.map(({ id, label, Icon }) => {
          const href = `/${organization.slug}/-/${id}`;
          const current = pathname === href || pathname.startsWith(`${href}/`);
          return (
            <li key={id}>
              <Link
                href={href}
                aria-current={current ? "page" : undefined}
                className={cn(
                  "flex h-8 items-center gap-2 rounded-control px-2 hover:bg-hover pointer-coarse:h-11",
                  current && "bg-accent-soft font-medium",
                )}
              >
                <Icon aria-hidden strokeWidth={1.75} className="size-4 shrink-0 text-muted" />
                {label}
                <PageCount {...counts[id]} />
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** How many things there wait for somebody; zero is not drawn. */
function PageCount({ count = 0, word }: { count?: number | undefined; word?: string }) {
  if (count === 0) return null;
  return (
    <span className="ml-auto text-xs font-normal text-muted tabular-nums">
      {count.toLocaleString("en")}
      <span className="sr-only"> {word}</span>
    </span>
  );
}
