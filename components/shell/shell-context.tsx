"use client";

import { createContext, use, type ReactNode } from "react";
import type { TreeRoot } from "@/components/tree/queries";
import type { TreeActions } from "@/components/tree/tree-actions";
import type { NodeKind } from "@/lib/tree/node";

export type Organization = { id: string; slug: string; name: string };

export type Shell = {
  organization: Organization;
  /** Where the viewer's roles begin. */
  roots: readonly TreeRoot[];
  /** What may stand directly below each kind. */
  childKinds: Readonly<Record<NodeKind, readonly NodeKind[]>>;
  actions: TreeActions;
  /** Ids of the line down to the page that the server rendered: open from the start. */
  openAtFirst: readonly string[];
  /** Whether single keys do something (switched in the account). */
  singleKeys: boolean;
};

const ShellContext = createContext<Shell | undefined>(undefined);

export function ShellProvider({ shell, children }: { shell: Shell; children: ReactNode }) {
  return <ShellContext value={shell}>{children}</ShellContext>;
}

/** What every part of an organization's pages may rely on. */
export function useShell(): Shell {
  const shell = use(ShellContext);
  if (!shell) throw new Error("This is drawn inside an organization's shell only");
  return shell;
}
