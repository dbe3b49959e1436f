"use client";

import { ChevronsUpDown, Plus } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { OrganizationOfPerson } from "@/lib/account/list-organizations";
import { useShell } from "./shell-context";

/** The name of the organization; with several, a menu that keeps the kind of page. */
export function OrganizationSwitcher({ all }: { all: readonly OrganizationOfPerson[] }) {
  const { organization } = useShell();
  const pathname = usePathname();
  const [, , separator, page] = pathname.split("/");
  const suffix = separator === "-" && page ? `/-/${page}` : "";
  if (all.length < 2)
    return (
      <p className="flex h-9 items-center gap-2 px-2 font-semibold">
        <Initial name={organization.name} />
        <span className="truncate">{organization.name}</span>
      </p>
    );
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          className="h-9 w-full justify-start px-2 font-semibold"
          aria-label={`Organization ${organization.name}, switch`}
        >
          <Initial name={organization.name} />
          <span className="min-w-0 grow truncate text-left">{organization.name}</span>
          <ChevronsUpDown aria-hidden strokeWidth={1.75} className="text-muted" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-60">
        <DropdownMenuLabel>Organizations</DropdownMenuLabel>
        {all.map(({ id, name, slug, role }) => (
          <DropdownMenuItem key={id} asChild>
            <Link href={`/${slug}${suffix}`} aria-current={id === organization.id || undefined}>
              <span className="min-w-0 grow truncate">{name}</span>
              <span className="text-xs text-muted">{role}</span>
            </Link>
          </DropdownMenuItem>
        ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href="/new">
            <Plus aria-hidden strokeWidth={1.75} />
            Create organization
          </Link>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function Initial({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="flex size-6 shrink-0 items-center justify-center rounded-control bg-accent text-xs font-semibold text-on-accent"
    >
      {name.slice(0, 1).toUpperCase()}
    </span>
  );
}
