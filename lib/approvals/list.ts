import { z } from "zod";
import type { Tx } from "@/lib/db";
import { invalidField, notFound } from "@/lib/errors";
import { loadPlace } from "@/lib/pipeline/lineage";
import { defineQuery, type QueryContext } from "@/lib/pipeline/operation";
import { topmostNodes } from "@/lib/tree/topmost";
import { Approval } from "./approval";
import { openKept } from "./asked";
import { viewApprovals } from "./view";
import { canDecide } from "./who-decides";

export const ApprovalPage = z.object({
  approvals: z.array(Approval),
  /** How many wait that the caller can decide, at most a few hundred. */
  waiting: z.number().int(),
  nextCursor: z.string().nullable(),
});
export type ApprovalPage = z.infer<typeof ApprovalPage>;

export const listApprovals = defineQuery({
  name: "list_approvals",
  summary: "List what agents ask people to allow: what waits, or what became of the rest.",
  permission: "approvals:read",
  agents: true,
  input: z.strictObject({
    nodeId: z
      .uuid()
      .optional()
      .describe("Of this node and those below; else wherever the caller has a role"),
    state: z
      .enum(["waiting", "decided"])
      .default("waiting")
      .describe("What waits, oldest first; or what is decided or over, newest first"),
    cursor: z.string().max(100).optional().describe("Where the page before ended"),
    limit: z.coerce.number().int().min(1).max(50).default(20).describe("How many at most, 1 to 50"),
  }),
  output: ApprovalPage,
  async nodes(tx, { nodeId }, organizationId, actor) {
    if (nodeId !== undefined) return [nodeId];
    const [first] = await topmostNodes(tx, organizationId, actor);
    if (first === undefined) throw notFound();
    return [first];
  },
  async run(context, { nodeId, state, cursor, limit }) {
    const { tx, organizationId, actor } = context;
    const from = nodeId === undefined ? await topmostNodes(tx, organizationId, actor) : [nodeId];
    const after = cursor === undefined ? null : parseCursor(cursor);
    const wanted = { organizationId, from, after, take: limit + 1 };
    const found = await (state === "waiting" ? findWaiting(tx, wanted) : findDecided(tx, wanted));
    const page = found.slice(0, limit);
    const rows = await tx.approval.findMany({
      where: { organizationId, id: { in: page.map(({ id }) => id) } },
    });
    const byId = new Map(rows.map((row) => [row.id, row]));
    const ordered = page.flatMap(({ id }) => byId.get(id) ?? []);
    const last = found.length > limit ? page.at(-1) : undefined;
    return {
      approvals: await viewApprovals(tx, context, ordered),
      waiting: await countDecidable(context, from),
      nextCursor: last ? `${String(last.at)}_${last.id}` : null,
    };
  },
});

type Found = { id: string; at: number };

type Wanted = { organizationId: string; from: string[]; after: Found | null; take: number };

/** What waits is a small set: its places are looked at one by one, however large the tree is. */
const findWaiting = (tx: Tx, { organizationId, from, after, take }: Wanted): Promise<Found[]> =>
  tx.$queryRaw<Found[]>`
    select a.id, a.at from (
      select id, node_id, (extract(epoch from created_at) * 1000)::float8 as at from approval
      where organization_id = ${organizationId}::uuid and state = 'waiting' and expires_at > now()
    ) a
    where (${after?.id ?? null}::uuid is null
        or (a.at, a.id) > (${after?.at ?? 0}::float8, ${after?.id ?? null}::uuid))
      and exists (select from lineage(${organizationId}::uuid, a.node_id) l where l.id = any (${from}::uuid[]))
    order by a.at, a.id limit ${take}`;

const findDecided = (tx: Tx, { organizationId, from, after, take }: Wanted): Promise<Found[]> =>
  tx.$queryRaw<Found[]>`
    select a.id, (extract(epoch from a.created_at) * 1000)::float8 as at from approval a
    where a.organization_id = ${organizationId}::uuid and (a.state <> 'waiting' or a.expires_at <= now())
      and (${after?.id ?? null}::uuid is null
        or (a.created_at, a.id) < (to_timestamp(${(after?.at ?? 0) / 1000}::float8), ${after?.id ?? null}::uuid))
      and exists (select from lineage(${organizationId}::uuid, a.node_id) l where l.id = any (${from}::uuid[]))
    order by a.created_at desc, a.id desc limit ${take}`;

function parseCursor(cursor: string): Found {
  const [at = "", id = ""] = cursor.split("_");
  const parsed = z.object({ at: z.coerce.number().int(), id: z.uuid() }).safeParse({ at, id });
  if (!parsed.success) throw invalidField("cursor", "Use the cursor of the page before.");
  return parsed.data;
}

const mostCounted = 300;

/** What a person can decide follows from the role that they hold at each agent. */
async function countDecidable(
  { tx, organizationId, actor }: QueryContext,
  from: string[],
): Promise<number> {
  if (actor.kind !== "person") return 0;
  const found = await findWaiting(tx, { organizationId, from, after: null, take: mostCounted });
  const rows = await tx.approval.findMany({
    where: { organizationId, id: { in: found.map(({ id }) => id) } },
    select: { id: true, nodeId: true, kind: true, arguments: true, budgetNodeId: true },
  });
  let count = 0;
  for (const [nodeId, those] of Map.groupBy(rows, (row) => row.nodeId)) {
    const place = await loadPlace(tx, organizationId, nodeId, actor);
    for (const row of those) {
      // Only of these the kind alone does not say what it takes.
      const asked =
        row.kind === "configure"
          ? (await openKept(tx, organizationId, row)).asked
          : ({ kind: "call", input: {} } as const);
      if (canDecide(place, { ...asked, budgetNodeId: row.budgetNodeId })) count += 1;
    }
  }
  return count;
}
