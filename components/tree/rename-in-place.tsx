"use client";

import { useState } from "react";
import { Input } from "@/components/ui/input";
import { useRename } from "./rename-hook";

type RenameInPlaceProps = { node: { id: string; name: string }; onDone: () => void };

/** A row's name while it is changed: Enter keeps it, Esc leaves it, a failure is said under it. */
export function RenameInPlace({ node, onDone }: RenameInPlaceProps) {
  const [name, setName] = useState(node.name);
  const rename = useRename();
  const save = () => {
    const wanted = name.trim();
    if (wanted === node.name || wanted === "") onDone();
    else if (!rename.isPending)
      rename.mutate({ nodeId: node.id, name: wanted, before: node.name }, { onSuccess: onDone });
  };
  return (
    <span className="relative min-w-0 grow">
      <Input
        autoFocus
        aria-label={`New name of ${node.name}`}
        aria-invalid={rename.isError || undefined}
        aria-busy={rename.isPending || undefined}
        autoComplete="off"
        maxLength={80}
        value={name}
        className="h-6 px-1 text-sm"
        onFocus={(event) => event.target.select()}
        onChange={(event) => setName(event.target.value)}
        onBlur={() => {
          if (!rename.isError) save();
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Enter") save();
          if (event.key === "Escape") onDone();
        }}
      />
      {rename.error && (
        <span
          role="alert"
          className="absolute top-full left-0 z-20 w-max max-w-56 rounded-control border border-line bg-surface px-2 py-1 text-xs text-stop shadow-floating"
        >
          {rename.error.message}
        </span>
      )}
    </span>
  );
}
