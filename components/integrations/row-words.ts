import type { EffectiveIntegration, NamedNode } from "@/lib/installations/effective-integration";
import type { NodePlace } from "./place";

/** The account as a person calls it: its name, and the label someone gave it. */
export const accountWords = ({ accountName, label }: { accountName: string; label: string }) =>
  label === "" ? accountName : `${accountName} “${label}”`;

/** Where an inherited row comes from: the account's owner, else the installation's node. */
export function sourceOf(row: EffectiveIntegration, node: NodePlace): NamedNode | null {
  const source = row.connection?.owner ?? row.installedAt;
  if (source && source.id !== node.id) return source;
  return row.installedAt && row.installedAt.id !== node.id ? row.installedAt : null;
}

/** The place of a row by its id, as far as the row names it. */
export function nodeNamed(row: EffectiveIntegration, nodeId: string): NamedNode | null {
  const named = [
    row.installedAt,
    row.connection?.owner,
    row.connection?.decidedAt,
    row.block?.at,
    row.budget?.at,
  ];
  return named.find((node) => node?.id === nodeId) ?? null;
}

/** Whether what is to mend lies above this node. */
export const isAbove = (row: EffectiveIntegration, node: NodePlace): boolean =>
  row.remedy ? row.remedy.nodeId !== node.id : sourceOf(row, node) !== null;
