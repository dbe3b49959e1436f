import "server-only";
import { nameOf } from "@/lib/connections/attempt-view";
import { exactPrice } from "@/lib/credits/price-words";
import type { Directory, Tx } from "@/lib/db";
import { namedNode } from "@/lib/installations/effective-integration";
import { integrations } from "@/lib/integrations/catalog";
import { allows } from "@/lib/pipeline/access";
import type { Actor } from "@/lib/pipeline/actor";
import { loadPlace, type Place } from "@/lib/pipeline/lineage";
import { findTool } from "@/lib/tools/find-tool";
import type { Approval as Row } from "@/prisma/generated/client";
import { type Approval, approvalKinds, approvalStates, type ApprovalState } from "./approval";
import { type Asked, type Kept, openKept } from "./asked";
import { askedWords } from "./asked-words";
import { Raise, shownRaise } from "./raise";
import { canDecide, whoDecides } from "./who-decides";

type Viewer = { organizationId: string; actor: Actor };

/** Requests as one viewer sees them. */
export async function viewApprovals(
  tx: Tx & Directory,
  viewer: Viewer,
  rows: readonly Row[],
): Promise<Approval[]> {
  const { organizationId, actor } = viewer;
  const places = new Map<string, Place>();
  for (const { nodeId } of rows)
    if (!places.has(nodeId)) places.set(nodeId, await loadPlace(tx, organizationId, nodeId, actor));
  const around = await loadAround(tx, organizationId, rows);
  const views: Approval[] = [];
  for (const row of rows) {
    const place = places.get(row.nodeId);
    if (!place) throw new Error("A request has a place");
    views.push(toView(row, await openKept(tx, organizationId, row), { place, actor, around }));
  }
  return views;
}

type AroundRows = Awaited<ReturnType<typeof loadAround>>;

/** Names and numbers that several requests need, each asked for once. */
async function loadAround(tx: Tx & Directory, organizationId: string, rows: readonly Row[]) {
  const ids = (pick: (row: Row) => string | null) => rows.flatMap((row) => pick(row) ?? []);
  const accounts = await tx.connection.findMany({
    where: { organizationId, id: { in: ids(({ connectionId }) => connectionId) } },
    select: { id: true, accountName: true, label: true, world: true },
  });
  const people = await tx.user.findMany({
    where: { id: { in: ids(({ decidedBy }) => decidedBy) } },
    select: { id: true, name: true, email: true },
  });
  const calls = await tx.toolCall.findMany({
    where: { organizationId, id: { in: ids(({ callId }) => callId) } },
    select: { id: true, durationMs: true },
  });
  const similar = await tx.$queryRaw<{ id: string; count: number }[]>`
    select a.id, (
      select count(*)::int from approval b
      where b.organization_id = ${organizationId}::uuid and b.node_id = a.node_id and b.id <> a.id
        and b.created_at > now() - interval '8 days' and b.decided_at > now() - interval '7 days'
        and b.state in ('approved', 'running', 'done', 'failed', 'unknown')
        and b.kind = a.kind and b.integration = a.integration and b.tool is not distinct from a.tool
    ) as count
    from approval a
    where a.organization_id = ${organizationId}::uuid and a.id = any (${rows.map(({ id }) => id)}::uuid[])`;
  return {
    accounts: new Map(accounts.map((row) => [row.id, row])),
    people: new Map(people.map((row) => [row.id, { id: row.id, name: nameOf(row) }])),
    calls: new Map(calls.map((row) => [row.id, row])),
    similar: new Map(similar.map(({ id, count }) => [id, count])),
  };
}

function toView(
  row: Row,
  { asked, exceeded }: Kept,
  { place, actor, around }: { place: Place; actor: Actor; around: AroundRows },
): Approval {
  const { node, lineage, role } = place;
  const state = stateOf(row);
  const agent = namedNode(lineage, row.nodeId);
  if (!agent) throw new Error("An agent is on its own line");
  const account = around.accounts.get(row.connectionId ?? "");
  const { budgetNodeId } = row;
  const decided = { ...asked, budgetNodeId };
  const mine = actor.kind === "person" ? place : withoutRoles(place);
  return {
    id: row.id,
    kind: approvalKinds.find((each) => each === row.kind) ?? "call",
    state,
    what: askedWords(asked),
    agent,
    integration: nameIntegration(row.integration),
    tool: nameTool(row.tool),
    account: account
      ? {
          id: account.id,
          accountName: account.accountName,
          label: account.label,
          sandbox: account.world === "sandbox",
        }
      : null,
    arguments: allows(role, "calls:read", node.kind) ? shownArguments(asked) : null,
    reason: row.reason,
    policy: { at: row.policyNodeId === null ? null : namedNode(lineage, row.policyNodeId) },
    budget:
      budgetNodeId === null
        ? null
        : { at: namedNode(lineage, budgetNodeId), text: exceeded?.text ?? "" },
    similarThisWeek: around.similar.get(row.id) ?? 0,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy: around.people.get(row.decidedBy ?? "") ?? null,
    note: row.note,
    detail: row.detail,
    callId: row.callId,
    durationMs: durationOf(row, around),
    can: { decide: state === "waiting" && canDecide(mine, decided) },
    who: state === "waiting" ? whoDecides(mine, decided) : null,
  };
}

/** What holds now: a request ends by its time even before that is noted. */
function stateOf({ state, expiresAt }: Pick<Row, "state" | "expiresAt">): ApprovalState {
  if (state === "waiting" && expiresAt <= new Date()) return "expired";
  return approvalStates.find((each) => each === state) ?? "unknown";
}

/** Agents decide nothing, whatever they count as at themselves. */
const withoutRoles = ({ node, lineage }: Place): Pick<Place, "node" | "lineage"> => ({
  node: { ...node, role: null },
  lineage: lineage.map((each) => ({ ...each, role: null })),
});

const nameIntegration = (id: string): Approval["integration"] => {
  if (id === "") return null;
  const { name = id, icon = null } = integrations.find((each) => each.id === id) ?? {};
  return { id, name, icon };
};

function nameTool(name: string | null): Approval["tool"] {
  if (name === null) return null;
  const { title = name, effect = "destructive" as const } = findTool(name)?.tool ?? {};
  return { name, title, effect };
}

/** All of the input but for what is shown beside it. */
function shownArguments({ kind, input }: Asked): Record<string, unknown> {
  if (kind === "budget") return shownRaise(Raise.parse(input));
  if (kind === "call") return (input.arguments ?? {}) as Record<string, unknown>;
  const { nodeId: _node, integration: _integration, mostMonthlyMicros, ...shown } = input;
  if (typeof mostMonthlyMicros !== "string") return shown;
  return { ...shown, mostMonthly: exactPrice(BigInt(mostMonthlyMicros)) };
}

function durationOf(row: Row, { calls }: AroundRows): number | null {
  if (row.callId !== null) return calls.get(row.callId)?.durationMs ?? null;
  return row.startedAt && row.endedAt ? row.endedAt.getTime() - row.startedAt.getTime() : null;
}
