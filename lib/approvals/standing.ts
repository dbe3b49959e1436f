import "server-only";
import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import { loadPlace, type Place } from "@/lib/pipeline/lineage";
import type { Approval as Row } from "@/prisma/generated/client";
import { type Asked, type Kept, openKept } from "./asked";
import { changedSince } from "./changed-since";
import type { Around } from "./around";
import { circumstancesOf } from "./circumstances";
import { canDecide } from "./who-decides";

/** What holds around a request; `problem` says in one sentence what changed since, and is null while it may go on. */
export type Standing =
  | { problem: string }
  | { problem: null; asked: Asked; place: Place; around: Around; exceeded: Kept["exceeded"] };

/**
 * Whether a request still stands: the agent is where it was, came with a key that is still good, and
 * all that it reaches is as it was; once approved, also whether that person could do it themselves.
 */
export async function standingOf(tx: Tx, organizationId: string, row: Row): Promise<Standing> {
  const { asked, circumstances, exceeded } = await openKept(tx, organizationId, row);
  const place = await placeOf(tx, organizationId, row.nodeId);
  if (!place) return { problem: "The agent is gone." };
  const { name } = place.node;
  const around = await circumstancesOf(tx, organizationId, place, asked);
  const integration = asked.integration === "" ? "" : getIntegration(asked.integration).name;
  const problem = (await isKeyGone(tx, organizationId, row.keyId))
    ? `The key that ${name} asked with is no longer good.`
    : ((await budgetTightened(tx, organizationId, exceeded)) ??
      changedSince(circumstances, around.circumstances, { agent: name, integration }) ??
      (await approverLost(tx, organizationId, row, asked)));
  return problem === null ? { problem, asked, place, around, exceeded } : { problem };
}

const placeOf = (tx: Tx, organizationId: string, nodeId: string): Promise<Place | undefined> =>
  loadPlace(tx, organizationId, nodeId, { kind: "agent", nodeId }).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === "not_found") return undefined;
    throw error;
  });

async function isKeyGone(tx: Tx, organizationId: string, id: string | null): Promise<boolean> {
  if (id === null) return false;
  const live = { organizationId, id, revokedAt: null, expiresAt: { gt: new Date() } };
  return (await tx.agentKey.findFirst({ where: live, select: { id: true } })) === null;
}

/**
 * Whoever lets a call exceed a budget saw how much that was. One that was raised or removed since asks for
 * nothing more; one that lets nobody decide any more, or is less, does.
 */
async function budgetTightened(
  tx: Tx,
  organizationId: string,
  exceeded: Kept["exceeded"],
): Promise<string | null> {
  if (!exceeded) return null;
  const budgets = await tx.budget.findMany({
    where: { organizationId, id: { in: exceeded.budgets } },
    select: { id: true, amountMicros: true, atLimit: true },
  });
  const isTighter = budgets.some(
    ({ id, amountMicros, atLimit }) =>
      atLimit === "refuse" || amountMicros < BigInt(exceeded.amounts[id] ?? 0),
  );
  return isTighter ? "A budget that it exceeds was lowered or refuses now." : null;
}

/** An approval lasts no longer than the right of whoever gave it. */
async function approverLost(
  tx: Tx,
  organizationId: string,
  { nodeId, decidedBy: userId, budgetNodeId }: Row,
  asked: Asked,
): Promise<string | null> {
  if (userId === null) return null;
  const person = { kind: "person", userId, sessionId: null } as const;
  const place = await loadPlace(tx, organizationId, nodeId, person);
  return canDecide(place, { ...asked, budgetNodeId })
    ? null
    : "Whoever approved it may no longer do it themselves.";
}
