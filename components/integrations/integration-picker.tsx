"use client";

import { useQuery } from "@tanstack/react-query";
import { SectionError } from "@/components/section-error";
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from "@/components/ui/command";
import { CommandDialog } from "@/components/ui/command-dialog";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import type { CatalogEntry } from "@/lib/installations/list-catalog";
import { BrandIcon } from "./brand-icon";
import type { NodePlace, OrganizationPlace } from "./place";
import { catalogQuery } from "./queries";
import { MarkPill } from "./status-pill";

type IntegrationPickerProps = {
  organization: OrganizationPlace;
  node: NodePlace;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onPick: (entry: CatalogEntry) => void;
  title?: string;
  /** Only these; else all of them. */
  category?: CatalogEntry["category"];
};

const categories = [
  { id: "channel", title: "Channels" },
  { id: "app", title: "Apps" },
  { id: "platform", title: "Platform" },
] as const;

/** Entries of the catalog with their status here, found by their name or what their tools do. */
export function IntegrationPicker({ open, onOpenChange, title, ...props }: IntegrationPickerProps) {
  return (
    <CommandDialog
      title={title ?? `Add an integration to ${props.node.name}`}
      open={open}
      onOpenChange={onOpenChange}
    >
      {open && <Choices {...props} />}
    </CommandDialog>
  );
}

type ChoicesProps = Omit<IntegrationPickerProps, "open" | "onOpenChange" | "title">;

function Choices({ organization, node, onPick, category }: ChoicesProps) {
  const { data, isError, refetch, isFetching } = useQuery(catalogQuery(organization.id, node.id));
  return (
    <Command label="Integrations" loop filter={score}>
      <CommandInput placeholder="Search integrations" />
      <CommandList className="max-h-[60dvh]">
        {isError && (
          <SectionError section="the catalog" onRetry={() => void refetch()} pending={isFetching} />
        )}
        {!data && !isError && <SkeletonRows count={5} label="Loading the catalog" />}
        {data && <CommandEmpty>Nothing here called that.</CommandEmpty>}
        {data &&
          categories
            .filter(({ id }) => category === undefined || id === category)
            .map(({ id, title }) => (
              <CommandGroup key={id} heading={title}>
                {data.entries
                  .filter(({ category }) => category === id)
                  .map((entry) => (
                    <CommandItem
                      key={entry.id}
                      value={entry.name}
                      keywords={[
                        entry.description,
                        ...entry.tools.flatMap((tool) => [tool.title, tool.name]),
                      ]}
                      onSelect={() => onPick(entry)}
                      className="min-h-12 gap-3"
                    >
                      <BrandIcon slug={entry.icon} name={entry.name} />
                      <span className="min-w-0 grow">
                        <span className="block font-medium">{entry.name}</span>
                        <span className="block truncate text-sm text-muted">
                          {entry.description}
                        </span>
                      </span>
                      <MarkPill mark={entry.mark}>{entry.word}</MarkPill>
                    </CommandItem>
                  ))}
              </CommandGroup>
            ))}
      </CommandList>
    </Command>
  );
}

/** Every word must be there; what the name answers comes before what a description or a tool does. */
function score(name: string, search: string, keywords: string[] = []): number {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const inName = name.toLowerCase();
  const inAll = `${inName} ${keywords.join(" ").toLowerCase()}`;
  if (!words.every((word) => inAll.includes(word))) return 0;
  if (inName.startsWith(words[0] ?? "")) return 1;
  return words.every((word) => inName.includes(word)) ? 0.8 : 0.5;
}
