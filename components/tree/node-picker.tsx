"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { cn } from "@/components/class-names";
import { useShell } from "@/components/shell/shell-context";
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from "@/components/ui/command";
import type { NodeKind, Role } from "@/lib/tree/node";
import { useExpansion } from "./expansion";
import { useChildren } from "./children-hook";
import { searchQuery } from "./queries";
import { searchLines, treeLines, type TreeLine } from "./tree-lines";

export type PickedNode = { id: string; name: string; kind: NodeKind; path: string; role: Role };

type NodePickerProps = {
  label: string;
  value: { id: string } | undefined;
  onChange: (node: PickedNode) => void;
  /** Why a node cannot be chosen; undefined when it can. */
  reason?: (node: PickedNode) => string | undefined;
  className?: string;
};

const nothingInView: ReadonlySet<string> = new Set();

/**
 * The one way to choose a node: what is open in the tree, and a search over all of it. Nodes that
 * cannot be chosen stay in the list and say why.
 */
export function NodePicker({ label, value, onChange, reason, className }: NodePickerProps) {
  const { organization, roots, openAtFirst } = useShell();
  const [text, setText] = useState("");
  const [selected, setSelected] = useState("");
  const asked = useDeferredValue(text.trim());
  const [initial] = useState(() => ({ open: new Set(openAtFirst), pages: {} }));
  const expansion = useExpansion(organization.id, initial);
  const rootIds = roots.map(({ id }) => id);
  const childrenOf = useChildren(
    { organizationId: organization.id, rootIds, ...expansion },
    nothingInView,
  );
  const search = useQuery(searchQuery(organization.id, rootIds, asked));
  const lines =
    asked === ""
      ? treeLines(roots, expansion.open, childrenOf)
      : searchLines(roots, search.data?.hits ?? []).lines;
  const nodes = lines.filter(isNode);
  const choosable = nodes.filter(({ node }) => reason?.(node) === undefined).map(({ id }) => id);

  return (
    <div className={cn("rounded-control border border-control", className)}>
      <Command
        label={label}
        shouldFilter={false}
        loop
        value={choosable.includes(selected) ? selected : (choosable[0] ?? "")}
        onValueChange={setSelected}
      >
        <CommandInput
          aria-label={`${label}: find a node`}
          placeholder="Find a node"
          value={text}
          onValueChange={setText}
        />
        <CommandList className="h-72 max-h-72">
          {asked !== "" && search.isSuccess && (
            <CommandEmpty>No node called “{asked}”.</CommandEmpty>
          )}
          <CommandGroup>
            {nodes.map(({ node, level }) => (
              <Option
                key={node.id}
                node={node}
                level={level}
                chosen={node.id === value?.id}
                reason={reason?.(node)}
                onChoose={onChange}
              />
            ))}
          </CommandGroup>
        </CommandList>
      </Command>
    </div>
  );
}

const isNode = (line: TreeLine): line is Extract<TreeLine, { type: "node" }> =>
  line.type === "node";

type OptionProps = {
  node: PickedNode;
  level: number;
  chosen: boolean;
  reason: string | undefined;
  onChoose: (node: PickedNode) => void;
};

function Option({ node, level, chosen, reason, onChoose }: OptionProps) {
  const { id, name, kind, path, role } = node;
  return (
    <CommandItem
      value={id}
      disabled={reason !== undefined}
      aria-checked={chosen}
      onSelect={() => onChoose({ id, name, kind, path, role })}
      className={cn(chosen && "bg-accent-soft font-semibold")}
      style={{ paddingLeft: `${String(level * 0.75)}rem` }}
    >
      <span className="truncate">{name}</span>
      <span className="shrink-0 text-xs font-normal text-muted">{reason ?? kind}</span>
    </CommandItem>
  );
}
