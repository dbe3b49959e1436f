import type { Tx } from "@/lib/db";
import { type AppError, conflict, invalidField, notFound } from "@/lib/errors";
import type { LineageNode } from "@/lib/pipeline/lineage";
import { providers } from "@/lib/providers/catalog";
import { isMovable } from "./connection-view";

type End = Pick<LineageNode, "id" | "name">;

type Move = { connectionId: string; nextDefault?: string | undefined };

/** A node holds an account once. */
export const alreadyThere = (accountName: string, to: Pick<End, "name">): AppError =>
  conflict(`${to.name} already holds ${accountName}. Disconnect one of the two first.`);

/** Whether an account may go from one node to another; says why not. The preview asks it too. */
export async function assertMovable(
  tx: Tx,
  organizationId: string,
  { connectionId, nextDefault }: Move,
  from: End,
  to: End,
): Promise<{ provider: string; accountName: string }> {
  const live = { organizationId, endedAt: null };
  const row = await tx.connection.findFirst({
    where: { ...live, nodeId: from.id, id: connectionId },
    select: { provider: true, accountName: true, accountId: true, isDefault: true },
  });
  if (!row) throw notFound("This connection");
  const { provider, accountName, accountId, isDefault } = row;
  if (from.id === to.id) throw conflict(`${accountName} is already at ${to.name}.`);
  if (!isMovable(provider))
    throw conflict(
      `A ${providers[provider]?.name ?? provider} bot belongs to its agent and cannot be moved. Connect another one for ${to.name}.`,
    );
  const there = await tx.connection.findFirst({
    where: { ...live, nodeId: to.id, provider, accountId },
    select: { id: true },
  });
  if (there) throw alreadyThere(accountName, to);
  if (nextDefault === undefined) return row;
  const next = await tx.connection.findFirst({
    where: { ...live, nodeId: from.id, provider, id: nextDefault },
    select: { id: true },
  });
  if (!next || nextDefault === connectionId || !isDefault)
    throw invalidField(
      "nextDefault",
      isDefault
        ? "Choose another account of the same node and provider."
        : `${accountName} is not the default of ${from.name}, so no other one takes its place.`,
    );
  return row;
}
