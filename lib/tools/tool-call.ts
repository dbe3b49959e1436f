import { z } from "zod";
import type { Directory, Tx } from "@/lib/db";

/** How a call ended. `unknown`: it may have taken effect, and is never sent again. */
export const ToolOutcome = z.enum(["running", "done", "failed", "refused", "unknown"]);
export type ToolOutcome = z.infer<typeof ToolOutcome>;

/** A call as every surface shows it. Arguments are kept as a digest only. */
export const ToolCallRecord = z.object({
  id: z.string(),
  nodeId: z.string(),
  integration: z.string(),
  tool: z.string(),
  account: z
    .object({ id: z.string(), accountName: z.string(), label: z.string(), sandbox: z.boolean() })
    .nullable(),
  by: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string() }),
  outcome: ToolOutcome,
  detail: z.string(),
  createdAt: z.string(),
  durationMs: z.number().int().nullable(),
});
export type ToolCallRecord = z.infer<typeof ToolCallRecord>;

/** Longer than any call may take: what still runs then was broken off. */
const longestMs = 120_000;

/** A call that broke off with its process may have taken effect. */
function outcomeOf(outcome: string, createdAt: Date): ToolOutcome {
  const known = ToolOutcome.catch("unknown").parse(outcome);
  return known === "running" && Date.now() - createdAt.getTime() > longestMs ? "unknown" : known;
}

export async function loadToolCalls(
  tx: Tx & Directory,
  organizationId: string,
  where: { nodeId?: string; id?: string },
  limit: number,
): Promise<ToolCallRecord[]> {
  const rows = await tx.toolCall.findMany({
    where: { organizationId, ...where },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  const connections = await tx.connection.findMany({
    where: { organizationId, id: { in: rows.flatMap(({ connectionId }) => connectionId ?? []) } },
    select: { id: true, accountName: true, label: true, world: true },
  });
  const people = await tx.user.findMany({
    where: { id: { in: rows.flatMap(({ actorId }) => actorId ?? []) } },
    select: { id: true, name: true, email: true },
  });
  const agents = await tx.node.findMany({
    where: {
      organizationId,
      id: { in: rows.flatMap((row) => (row.actorKind === "agent" ? (row.actorId ?? []) : [])) },
    },
    select: { id: true, name: true },
  });
  const accounts = new Map(
    connections.map(({ world, ...each }) => [each.id, { ...each, sandbox: world === "sandbox" }]),
  );
  const names = new Map([
    ...people.map(({ id, name, email }) => [id, name || email] as const),
    ...agents.map(({ id, name }) => [id, name] as const),
  ]);
  return rows.map((row) => ({
    id: row.id,
    nodeId: row.nodeId,
    integration: row.integration,
    tool: row.tool,
    account: accounts.get(row.connectionId ?? "") ?? null,
    by: { kind: row.actorKind, id: row.actorId, name: names.get(row.actorId ?? "") ?? "" },
    outcome: outcomeOf(row.outcome, row.createdAt),
    detail: row.detail,
    createdAt: row.createdAt.toISOString(),
    durationMs: row.durationMs,
  }));
}
