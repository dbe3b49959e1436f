"use client";

import { Search } from "lucide-react";
import { useId } from "react";
import { Kbd } from "@/components/ui/kbd";
import { Input } from "@/components/ui/input";

type NodeSearchProps = {
  value: string;
  onChange: (value: string) => void;
  /** How many nodes match; undefined while nothing is searched for. */
  found: number | undefined;
};

/** Filters the tree on the server. Down goes into the rows, Enter opens the first, Esc clears. */
export function NodeSearch({ value, onChange, found }: NodeSearchProps) {
  const id = useId();
  return (
    <div role="search" aria-label="Nodes" className="relative">
      <label htmlFor={id} className="sr-only">
        Find a node
      </label>
      <Search
        aria-hidden
        strokeWidth={1.75}
        className="pointer-events-none absolute top-1/2 left-2 size-4 -translate-y-1/2 text-muted"
      />
      <Input
        id={id}
        type="search"
        data-tree-search
        placeholder="Find a node"
        autoComplete="off"
        value={value}
        className="pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          const tree = event.currentTarget.ownerDocument.getElementById("organization-tree");
          if (event.key === "Escape" && value !== "") {
            event.preventDefault();
            onChange("");
          } else if (event.key === "ArrowDown") {
            event.preventDefault();
            tree?.querySelector<HTMLElement>("a[role=treeitem]")?.focus();
          } else if (event.key === "Enter")
            tree?.querySelector<HTMLElement>("[data-match]")?.click();
        }}
      />
      {value === "" && (
        <span className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 pointer-coarse:hidden">
          <Kbd>/</Kbd>
        </span>
      )}
      <p role="status" className="sr-only">
        {found === undefined ? "" : `${String(found)} found`}
      </p>
    </div>
  );
}
