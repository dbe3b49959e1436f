import { z } from "zod";
import type { Tx } from "@/lib/db";
import { invalidField, notFound } from "@/lib/errors";
import { defineQuery } from "@/lib/pipeline/operation";
import { topmostNodes } from "@/lib/tree/topmost";
import { loadSummaries } from "./load-summaries";
import { ReceiptSummary } from "./receipt";

const ReceiptState = z.enum(["open", "needs_person", "done"]);
export type ReceiptState = z.output<typeof ReceiptState>;

const ReceiptPage = z.object({
  receipts: z.array(ReceiptSummary),
  nextCursor: z.string().nullable(),
  needsPerson: z.int().describe("How many of all receipts there wait for a person."),
});
export type ReceiptPage = z.output<typeof ReceiptPage>;

export const listReceipts = defineQuery({
  name: "list_receipts",
  summary:
    "Removals at a node and below it: those that wait for a person, then running, then done.",
  permission: "receipts:read",
  input: z.strictObject({
    nodeId: z
      .uuid()
      .optional()
      .describe("At and below this node; else wherever the caller has a role"),
    state: ReceiptState.optional().describe(
      "Only those that run, that need a person, or that are done",
    ),
    cursor: z.string().optional().describe("Where the page before ended"),
    limit: z.int().min(1).max(100).default(50).describe("How many at most"),
  }),
  output: ReceiptPage,
  async nodes(tx, { nodeId }, organizationId, actor) {
    if (nodeId !== undefined) return [nodeId];
    const ids = await topmostNodes(tx, organizationId, actor);
    if (ids.length === 0) throw notFound();
    return ids.slice(0, 1);
  },
  async run({ tx, actor, organizationId }, { nodeId, state, cursor, limit }) {
    const from = nodeId === undefined ? await topmostNodes(tx, organizationId, actor) : [nodeId];
    const after = cursor === undefined ? undefined : parseCursor(cursor);
    const wanted = { organizationId, from, state, after, limit: limit + 1 };
    const { rows, needsPerson } = await findRemovals(tx, wanted);
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    const ids = page.map(({ id }) => id);
    const receipts = await loadSummaries(tx, organizationId, ids);
    return { receipts, nextCursor: last ? toCursor(last) : null, needsPerson };
  },
});

/** 0 waits for a person, 1 runs, 2 is done: the order of the list. */
const Found = z.object({ id: z.uuid(), rank: z.int().min(0).max(2), at: z.int() });
type Found = z.output<typeof Found>;

const toCursor = ({ id, rank, at }: Found): string => [rank, at, id].join("_");

function parseCursor(cursor: string): Found {
  const [rank, at, id] = cursor.split("_");
  const { data } = Found.safeParse({ id, rank: Number(rank), at: Number(at) });
  if (!data) throw invalidField("cursor", "This page does not exist any more.");
  return data;
}

type Wanted = {
  organizationId: string;
  from: string[];
  state: ReceiptState | undefined;
  after: Found | undefined;
  limit: number;
};

const ranks = { needs_person: [0], open: [0, 1], done: [2] };

/** Deleted nodes still have their place in the tree, and with it their receipts. */
async function findRemovals(tx: Tx, { organizationId, from, state, after, limit }: Wanted) {
  const everywhere = from.includes(organizationId);
  const [found] = await tx.$queryRaw<{ rows: Found[]; needsPerson: number }[]>`
    with recursive below as (
      select n.id from node n
      where n.organization_id = ${organizationId}::uuid and n.id = any (${from}::uuid[]) and not ${everywhere}
      union
      select c.id from below b cross join lateral (
        select n.id from node n where n.organization_id = ${organizationId}::uuid and n.parent_id = b.id offset 0
      ) c
    ), ranked as materialized (
      select r.id, (extract(epoch from r.created_at) * 1000)::bigint as at, case
        when r.finished_at is not null then 2
        when exists (select from removal_step s where s.organization_id = ${organizationId}::uuid
          and s.removal_id = r.id and s.state = 'manual') then 0
        else 1 end as rank
      from removal r
      where r.organization_id = ${organizationId}::uuid
        and (${everywhere} or r.node_id in (select b.id from below b))
    ), page as (
      select r.id, r.rank, r.at from ranked r
      where r.rank = any (${state ? ranks[state] : [0, 1, 2]}::int[])
        and (${after === undefined} or (r.rank, -r.at, r.id)
          > (${after?.rank ?? 0}::int, -${after?.at ?? 0}::bigint, ${after?.id ?? organizationId}::uuid))
      order by r.rank, -r.at, r.id limit ${limit}
    )
    select (select count(*)::int from ranked r where r.rank = 0) as "needsPerson",
      (select coalesce(jsonb_agg(p order by p.rank, -p.at, p.id), '[]') from page p) as rows`;
  return found ?? { rows: [], needsPerson: 0 };
}
