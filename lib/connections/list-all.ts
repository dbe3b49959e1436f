import { z } from "zod";
import { notFound } from "@/lib/errors";
import { NamedNode } from "@/lib/installations/effective-integration";
import { defineQuery } from "@/lib/pipeline/operation";
import { providers } from "@/lib/providers/catalog";
import { topmostNodes } from "@/lib/tree/topmost";
import { Connection } from "./connection";
import { Health, healthOf, isBroken } from "./connection-health";
import { type ConnectionRow, type ConnectionRows, loadConnectionRows } from "./connection-rows";
import { viewConnections } from "./connection-view";
import { inTreeOrder, pageAfter } from "./list-all-order";

const Choice = z.object({ id: z.string(), name: z.string() });

export const ConnectionList = z.object({
  groups: z.array(z.object({ node: NamedNode, connections: z.array(Connection) })),
  /** Counts of everything that passes the filters, not of the page. */
  broken: z.number().int(),
  healthy: z.number().int(),
  total: z.number().int(),
  /** What may be filtered by. */
  providers: z.array(Choice),
  people: z.array(Choice),
  nextCursor: z.string().nullable(),
});
export type ConnectionList = z.infer<typeof ConnectionList>;

const ListAllInput = z.strictObject({
  nodeId: z.uuid().optional().describe("Only what this node and those below it own"),
  includeInherited: z.boolean().optional().describe("With a node: also what it inherits"),
  provider: z.string().max(100).optional().describe("Only accounts at this provider"),
  health: z
    .enum(["broken", ...Health.options])
    .optional()
    .describe("Only accounts of this health; `broken` is all that need a person"),
  person: z.uuid().optional().describe("Only accounts that this person connected"),
  search: z.string().trim().max(100).optional().describe("Part of the account's name or label"),
  cursor: z.string().max(2000).optional().describe("Where the page before ended"),
  limit: z.int().min(1).max(200).default(100).describe("How many accounts at most"),
});

export const listAllConnections = defineQuery({
  name: "list_all_connections",
  summary:
    "List every account that the caller may see, grouped by the node that owns it, with who uses it.",
  permission: "integrations:read",
  input: ListAllInput,
  output: ConnectionList,
  /** Without a node, one stands for all: only what the caller holds roles at is returned. */
  async nodes(tx, { nodeId }, organizationId, actor) {
    if (nodeId !== undefined) return [nodeId];
    const ids = await topmostNodes(tx, organizationId, actor);
    if (ids.length === 0) throw notFound();
    return ids.slice(0, 1);
  },
  async run(context, input) {
    const { tx, organizationId, actor, place } = context;
    const below =
      input.nodeId === undefined ? await topmostNodes(tx, organizationId, actor) : [input.nodeId];
    const at =
      input.nodeId !== undefined && input.includeInherited
        ? place.lineage.slice(0, -1).map(({ id }) => id)
        : [];
    const found = await loadConnectionRows(tx, context, { at, below });
    const now = new Date();
    const judged = found.rows.map((row) => ({ row, health: healthOf(row, found.worlds, now) }));
    const passing = judged.filter(({ row, health }) => passes(row, health, found, input));
    const ordered = inTreeOrder(
      passing.map(({ row }) => row),
      found.places,
    );
    const { page, nextCursor } = pageAfter(ordered, input.cursor, input.limit);
    const shown = await viewConnections(
      tx,
      organizationId,
      { ...found, rows: page },
      place.node.id,
    );
    return {
      groups: [...Map.groupBy(shown, ({ owner }) => owner.id).values()].flatMap((connections) =>
        connections[0] ? [{ node: connections[0].owner, connections }] : [],
      ),
      broken: passing.filter(({ health }) => isBroken(health)).length,
      healthy: passing.filter(({ health }) => health === "healthy").length,
      total: passing.length,
      ...choicesOf(found),
      nextCursor,
    };
  },
});

function passes(
  row: ConnectionRow,
  health: Health,
  { places }: ConnectionRows,
  { provider, health: wanted, person, search }: z.output<typeof ListAllInput>,
): boolean {
  if (provider !== undefined && row.provider !== provider) return false;
  if (wanted !== undefined && !(wanted === "broken" ? isBroken(health) : wanted === health))
    return false;
  // Who connected an account is told only where the caller has a role.
  if (person !== undefined && (row.connectedBy !== person || !places.role(row.nodeId)))
    return false;
  const text = `${row.accountName}\n${row.label}`.toLowerCase();
  return search === undefined || text.includes(search.toLowerCase());
}

/** Providers and people of everything in scope, whatever is filtered. */
function choicesOf({ rows, places }: ConnectionRows) {
  const byName = (names: Map<string, string>) =>
    [...names]
      .map(([id, name]) => ({ id, name }))
      .toSorted((a, b) => a.name.localeCompare(b.name, "en") || a.id.localeCompare(b.id));
  const seen = rows.filter(({ nodeId }) => places.role(nodeId) !== null);
  return {
    providers: byName(
      new Map(rows.map(({ provider }) => [provider, providers[provider]?.name ?? provider])),
    ),
    people: byName(
      new Map(
        seen.flatMap(({ connectedBy, connectedByName }) =>
          connectedBy && connectedByName ? [[connectedBy, connectedByName] as const] : [],
        ),
      ),
    ),
  };
}
