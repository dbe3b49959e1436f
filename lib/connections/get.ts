import { z } from "zod";
import type { Tx } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Actor } from "@/lib/pipeline/actor";
import { defineQuery } from "@/lib/pipeline/operation";
import { topmostNodes } from "@/lib/tree/topmost";
import { ConnectionId, nodesOfConnection } from "./connection";
import { ConnectionDetail } from "./connection-detail";
import { loadConnectionRows } from "./connection-rows";
import { viewConnections } from "./connection-view";
import { loadConnectionActivity } from "./get-activity";
import { loadChosenFor } from "./get-chosen-for";
import { loadCallers } from "./usage-callers";

export const getConnection = defineQuery({
  name: "get_connection",
  summary:
    "Show one account: its health, the agents that use it and how much, and what happened to it.",
  permission: "integrations:read",
  input: z.strictObject({ connectionId: ConnectionId }),
  output: ConnectionDetail,
  nodes: whereSeen,
  async run(context, { connectionId }) {
    const { tx, organizationId, place } = context;
    const line = place.lineage.map(({ id }) => id);
    const found = await loadConnectionRows(tx, context, { id: connectionId, at: line });
    const [row] = found.rows;
    const [connection] = await viewConnections(tx, organizationId, found, place.node.id);
    if (!row || !connection) throw notFound("This connection");
    if (connection.owner.path === null) return { ...connection, ...untold };
    return {
      ...connection,
      ...(await loadChosenFor(tx, organizationId, row, found.places)),
      usedBy: await loadCallers(tx, organizationId, connectionId, found.places),
      activity: await loadConnectionActivity(tx, context, connectionId, found.places),
    };
  },
});

/** Who else uses an account is not told where it is only inherited from a place without a role (rule 24). */
const untold = {
  chosenFor: { agents: 0, agentNames: [] },
  shadows: [],
  usedBy: [],
  integrations: [],
  activity: [],
};

/** Its owner; for whoever has no role there or above, a place of theirs below that inherits it. */
async function whereSeen(
  tx: Tx,
  { connectionId }: { connectionId: string },
  organizationId: string,
  actor: Actor,
): Promise<string[]> {
  const [owner = ""] = await nodesOfConnection(tx, { connectionId }, organizationId);
  const mine = await topmostNodes(tx, organizationId, actor);
  const [below] = await tx.$queryRaw<{ id: string }[]>`
    select top.id from unnest(${mine}::uuid[]) as top (id)
    where top.id <> ${owner}::uuid and exists (
      select from lineage(${organizationId}::uuid, top.id) l where l.id = ${owner}::uuid)
    order by top.id limit 1`;
  return [below?.id ?? owner];
}
