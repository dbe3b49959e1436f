import "server-only";
import { z } from "zod";
import { settingsAt } from "@/lib/channels/open-channel";
import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Place } from "@/lib/pipeline/lineage";
import { numberIntegration } from "./makers";

const dayMs = 24 * 3_600_000;

const Limits = z.object({ numbers_per_month: z.int().min(0).catch(1) });

/**
 * Throws where an agent has got as many numbers by itself as its settings let it, those that it gave back
 * included. What a person approved or did is not counted.
 */
export async function assertMayGetNumber(
  tx: Tx,
  organizationId: string,
  { node }: Place,
): Promise<void> {
  const settings = await settingsAt(tx, organizationId, node.id, numberIntegration());
  const most = Limits.parse(settings).numbers_per_month;
  const got = await tx.provision.count({
    where: {
      organizationId,
      nodeId: node.id,
      kind: "number",
      createdBy: null,
      state: { notIn: ["failed"] },
      createdAt: { gt: new Date(Date.now() - 30 * dayMs) },
      NOT: { request: { path: ["isApproved"], equals: true } },
    },
  });
  if (got < most) return;
  throw new AppError(
    "rate_limited",
    `${node.name} may get ${most === 0 ? "no number" : `${String(most)} of 30 days`} by itself, and the settings of Phone say so. A person can get it one.`,
    { retryAfterSeconds: 24 * 3_600 },
  );
}

const searchWindowMs = 10 * 60_000;
const searchesInWindow = 30;
const searchesAtOnce = 3;

/** How many searches run in this process for each agent: each asks several companies several things. */
const running = new Map<string, number>();

/** Lets an agent's searches through as fast as somebody who looks at what they find. */
export async function throttleSearch<T>(
  { organizationId, nodeId, read }: { organizationId: string; nodeId: string; read: Read },
  search: () => Promise<T>,
): Promise<T> {
  const atOnce = running.get(nodeId) ?? 0;
  if (atOnce >= searchesAtOnce) throw tooMany(10);
  running.set(nodeId, atOnce + 1);
  try {
    const at = { gt: new Date(Date.now() - searchWindowMs) };
    const where = { organizationId, nodeId, operation: "search_numbers", outcome: "done", at };
    const recent = await read((tx) => tx.auditEvent.count({ where }));
    if (recent >= searchesInWindow) throw tooMany(searchWindowMs / 1_000);
    return await search();
  } finally {
    const left = (running.get(nodeId) ?? 1) - 1;
    if (left > 0) running.set(nodeId, left);
    else running.delete(nodeId);
  }
}

type Read = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

const tooMany = (retryAfterSeconds: number): AppError =>
  new AppError(
    "rate_limited",
    `Numbers are searched ${String(searchesInWindow)} times in 10 minutes at most, and ${String(searchesAtOnce)} at once. Try again later.`,
    { retryAfterSeconds },
  );
