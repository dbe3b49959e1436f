"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleUser, Plug } from "lucide-react";
import { useRouter } from "next/navigation";
import { useDeferredValue, useState } from "react";
import { findConnectionsQuery } from "@/components/connections/queries";
import { accountWords } from "@/components/integrations/row-words";
import { searchQuery } from "@/components/tree/queries";
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from "@/components/ui/command";
import { CommandDialog } from "@/components/ui/command-dialog";
import { shellPages } from "./nav-links";
import { useShell } from "./shell-context";

type CommandPaletteProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** The way to anywhere: nodes, accounts and pages. `@` limits to nodes. */
export function CommandPalette({ open, onOpenChange }: CommandPaletteProps) {
  return (
    <CommandDialog title="Command palette" open={open} onOpenChange={onOpenChange}>
      {open && <Palette onDone={() => onOpenChange(false)} />}
    </CommandDialog>
  );
}

const mostNodes = 12;

function Palette({ onDone }: { onDone: () => void }) {
  const { organization, roots } = useShell();
  const router = useRouter();
  const [text, setText] = useState("");
  const [selected, setSelected] = useState("");
  const onlyNodes = text.startsWith("@");
  const query = useDeferredValue(text.replace(/^@/, "").trim());
  const rootIds = roots.map(({ id }) => id);
  const search = useQuery(searchQuery(organization.id, rootIds, query, mostNodes));
  const nodes = query === "" ? roots : (search.data?.hits ?? []);
  const pages = [
    ...shellPages.map(({ id, label, Icon }) => ({
      href: `/${organization.slug}/-/${id}`,
      label,
      Icon,
    })),
    { href: "/account", label: "Account", Icon: CircleUser },
  ].filter(({ label }) => !onlyNodes && label.toLowerCase().includes(query.toLowerCase()));
  const accounts = useQuery({
    ...findConnectionsQuery(organization.id, query),
    enabled: query !== "" && !onlyNodes,
  });
  const found = query === "" || onlyNodes ? [] : (accounts.data ?? []);
  const connections = found
    .filter(({ owner }) => owner.path !== null)
    .map((account) => ({ ...account, href: `/${organization.slug}/-/connections/${account.id}` }));
  const go = (href: string) => {
    onDone();
    router.push(href);
  };
  const values = [
    ...nodes.map(({ id }) => id),
    ...connections.map(({ href }) => href),
    ...pages.map(({ href }) => href),
  ];
  const waiting = query !== "" && (search.isFetching || accounts.isFetching);

  return (
    <Command
      label="Find a node or a page"
      shouldFilter={false}
      loop
      // Answers come later than the text: the first of them is selected until a key says otherwise.
      value={values.includes(selected) ? selected : (values[0] ?? "")}
      onValueChange={setSelected}
    >
      <CommandInput placeholder="Find a node or a page" value={text} onValueChange={setText} />
      <p role="status" className="sr-only">
        {waiting ? "" : `${String(values.length)} results`}
      </p>
      <CommandList>
        {!waiting && (
          <CommandEmpty>Nothing matches “{query}”. Try a node, an account or a page.</CommandEmpty>
        )}
        {nodes.length > 0 && (
          <CommandGroup heading="Nodes">
            {nodes.map(({ id, name, kind, path, ancestors }) => (
              <CommandItem key={id} value={id} onSelect={() => go(path)}>
                <span className="truncate">{name}</span>
                <span className="min-w-0 truncate text-sm text-muted">
                  {[kind, ...ancestors.map((ancestor) => ancestor.name)].join(" · ")}
                </span>
              </CommandItem>
            ))}
          </CommandGroup>
        )}
        {connections.length > 0 && (
          <CommandGroup heading="Connections">
            {connections.map(({ href, accountName, label, provider, owner }) => (
              <CommandItem key={href} value={href} onSelect={() => go(href)}>
                <Plug aria-hidden strokeWidth={1.75} className="text-muted" />
                <span className="truncate">{accountWords({ accountName, label })}</span>
                <span className="min-w-0 truncate text-sm text-muted">
                  {provider.name} · {owner.name}
                </span>
              </CommandItem>
            ))}
          </CommandGroup>
        )}
        {pages.length > 0 && (
          <CommandGroup heading="Pages">
            {pages.map(({ href, label, Icon }) => (
              <CommandItem key={href} value={href} onSelect={() => go(href)}>
                <Icon aria-hidden strokeWidth={1.75} className="text-muted" />
                {label}
              </CommandItem>
            ))}
          </CommandGroup>
        )}
      </CommandList>
    </Command>
  );
}
