"use client";

import { createContext, use, useState, type ReactNode } from "react";
import type { NodeKind } from "@/lib/tree/node";
import { DeleteNodeDialog } from "./delete-node-dialog";
import type { DialogNode } from "./dialog-node";
import { MoveNodeDialog } from "./move-node-dialog";
import { NodeFormDialog } from "./node-form-dialog";
import { RenameNodeDialog } from "./rename-node-dialog";

type Opened =
  | { dialog: "create"; node: DialogNode; kind: NodeKind | undefined }
  | { dialog: "rename" | "move" | "delete"; node: DialogNode };

export type NodeDialogs = {
  create: (parent: DialogNode, kind?: NodeKind) => void;
  rename: (node: DialogNode) => void;
  move: (node: DialogNode) => void;
  remove: (node: DialogNode) => void;
};

const NodeDialogsContext = createContext<NodeDialogs | undefined>(undefined);

/** The dialogs that change the tree, opened from the tree, a page's menu or its settings. */
export function NodeDialogsProvider({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<Opened>();
  const [dialogs] = useState<NodeDialogs>(() => ({
    create: (node, kind) => setOpened({ dialog: "create", node, kind }),
    rename: (node) => setOpened({ dialog: "rename", node }),
    move: (node) => setOpened({ dialog: "move", node }),
    remove: (node) => setOpened({ dialog: "delete", node }),
  }));
  const close = () => setOpened(undefined);

  return (
    <NodeDialogsContext value={dialogs}>
      {children}
      {opened?.dialog === "create" && (
        <NodeFormDialog parent={opened.node} kind={opened.kind} onClose={close} />
      )}
      {opened?.dialog === "rename" && <RenameNodeDialog node={opened.node} onClose={close} />}
      {opened?.dialog === "move" && <MoveNodeDialog node={opened.node} onClose={close} />}
      {opened?.dialog === "delete" && <DeleteNodeDialog node={opened.node} onClose={close} />}
    </NodeDialogsContext>
  );
}

export function useNodeDialogs(): NodeDialogs {
  const dialogs = use(NodeDialogsContext);
  if (!dialogs) throw new Error("Dialogs of the tree are opened inside its provider");
  return dialogs;
}
