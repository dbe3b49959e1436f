"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { childrenQuery } from "@/components/tree/queries";
import { Breadcrumb, BreadcrumbItem } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { Ancestor } from "@/lib/tree/node";
import { useCurrentPlace } from "./current-place";
import { useShell } from "./shell-context";

/** Where the page is. Each part that one may open has a menu of what is below it, to jump sideways. */
export function Breadcrumbs({ className }: { className?: string }) {
  const { lineage, page } = useCurrentPlace();
  return (
    <Breadcrumb {...(className !== undefined && { className })}>
      {lineage.map((node, index) => (
        <BreadcrumbItem
          key={node.id}
          current={page === null && index === lineage.length - 1}
          {...(node.path !== null && { href: node.path })}
          menu={node.path !== null && node.kind !== "agent" && <Below node={node} />}
        >
          {node.name}
        </BreadcrumbItem>
      ))}
      {page !== null && <BreadcrumbItem current>{page}</BreadcrumbItem>}
    </Breadcrumb>
  );
}

function Below({ node }: { node: Ancestor }) {
  const { organization } = useShell();
  const [open, setOpen] = useState(false);
  const { data, isError } = useQuery({
    ...childrenQuery(organization.id, node.id, null),
    enabled: open,
  });
  return (
    <DropdownMenu open={open} onOpenChange={setOpen}>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon-small" aria-label={`Go to what is in ${node.name}`}>
          <ChevronDown aria-hidden strokeWidth={1.75} />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="max-h-96 max-w-80">
        <DropdownMenuLabel>In {node.name}</DropdownMenuLabel>
        {isError && <p className="px-2 py-1 text-muted">Could not load this. Try again.</p>}
        {!data && !isError && <p className="px-2 py-1 text-muted">Loading…</p>}
        {data?.nodes.length === 0 && <p className="px-2 py-1 text-muted">Nothing yet</p>}
        {data?.nodes.map((child) => (
          <DropdownMenuItem key={child.id} asChild>
            <Link href={child.path}>
              <span className="min-w-0 grow truncate">{child.name}</span>
              <span className="text-xs text-muted">{child.kind}</span>
            </Link>
          </DropdownMenuItem>
        ))}
        {data && data.nodes.length < data.total && (
          <p className="px-2 py-1 text-xs text-muted">
            The first {data.nodes.length} of {data.total.toLocaleString("en")}. Find the others in
            the tree.
          </p>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
