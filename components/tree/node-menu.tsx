"use client";

import { useShell } from "@/components/shell/shell-context";
import { DropdownMenuItem, DropdownMenuSeparator } from "@/components/ui/dropdown-menu";
import { notify, notifyFailure } from "@/components/ui/toast";
import type { DialogNode } from "./dialog-node";
import { useNodeDialogs } from "./node-dialogs";

type NodeMenuItemsProps = {
  node: DialogNode;
  /** Renames in place instead of in a dialog. */
  onRename?: () => void;
};

/** What can be done with a node, for whoever may. Inside a `DropdownMenuContent`. */
export function NodeMenuItems({ node, onRename }: NodeMenuItemsProps) {
  const { childKinds } = useShell();
  const dialogs = useNodeDialogs();
  const isRoot = node.kind === "organization";
  const mayWrite = node.role === "admin" || node.role === "owner";
  const mayDelete = isRoot ? node.role === "owner" : mayWrite;
  return (
    <>
      {mayWrite && (
        <>
          {childKinds[node.kind].map((kind) => (
            <DropdownMenuItem key={kind} onSelect={() => dialogs.create(node, kind)}>
              New {kind}…
            </DropdownMenuItem>
          ))}
          {childKinds[node.kind].length > 0 && <DropdownMenuSeparator />}
          <DropdownMenuItem onSelect={onRename ?? (() => dialogs.rename(node))}>
            Rename
          </DropdownMenuItem>
          {!isRoot && (
            <DropdownMenuItem onSelect={() => dialogs.move(node)}>Move…</DropdownMenuItem>
          )}
        </>
      )}
      <DropdownMenuItem onSelect={() => void copyPath(node.path)}>Copy path</DropdownMenuItem>
      {mayDelete && (
        <>
          <DropdownMenuSeparator />
          <DropdownMenuItem destructive onSelect={() => dialogs.remove(node)}>
            Delete…
          </DropdownMenuItem>
        </>
      )}
    </>
  );
}

/** The path as the command line and the API take it, without the first stroke. */
async function copyPath(path: string): Promise<void> {
  const text = path.slice(1);
  try {
    await navigator.clipboard.writeText(text);
    notify(`Copied ${text}`);
  } catch {
    notifyFailure(`The browser did not let us copy. The path is ${text}`);
  }
}
