"use client";

import { ChevronDown, Plus } from "lucide-react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { DialogNode } from "./dialog-node";
import { useNodeDialogs } from "./node-dialogs";

type NewNodeMenuProps = {
  node: DialogNode;
  /** All kinds side by side, where there is room and nothing else. */
  asButtons?: boolean;
};

/** Creates something below a node. */
export function NewNodeMenu({ node, asButtons = false }: NewNodeMenuProps) {
  const { childKinds } = useShell();
  const dialogs = useNodeDialogs();
  const kinds = childKinds[node.kind];
  if (asButtons || kinds.length === 1)
    return (
      <div className="flex flex-wrap gap-2">
        {kinds.map((kind) => (
          <Button key={kind} onClick={() => dialogs.create(node, kind)}>
            <Plus aria-hidden strokeWidth={1.75} />
            New {kind}
          </Button>
        ))}
      </div>
    );
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button>
          New
          <ChevronDown aria-hidden strokeWidth={1.75} />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        {kinds.map((kind) => (
          <DropdownMenuItem key={kind} onSelect={() => dialogs.create(node, kind)}>
            New {kind}…
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
