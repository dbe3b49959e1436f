import { z } from "zod";
import { defineQuery } from "@/lib/pipeline/operation";
import { Connection, loadConnections } from "./connection";

export const listConnections = defineQuery({
  name: "list_connections",
  summary: "List the accounts that a node owns, and those that it inherits from above.",
  permission: "integrations:read",
  input: z.object({ nodeId: z.string().describe("Id of the node") }),
  output: z.object({
    own: z.array(Connection),
    /** Owned above; read-only here. Where the caller has no role: provider, account, label and health. */
    inherited: z.array(Connection),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],
  async run({ organizationId, place: { node, lineage }, tx }) {
    const all = await loadConnections(tx, organizationId, { nodeIds: lineage.map(({ id }) => id) });
    const seen = new Set(lineage.filter(({ role }) => role !== null).map(({ id }) => id));
    return {
      own: all.filter(({ nodeId }) => nodeId === node.id),
      inherited: all
        .filter(({ nodeId }) => nodeId !== node.id)
        .map((each) => (seen.has(each.nodeId) ? each : shortForm(each))),
    };
  },
});

/** What is told of an account that belongs to a place where the caller has no role (rule 24). */
const shortForm = (connection: Connection): Connection => ({
  ...connection,
  accountDetail: "",
  grantedScopes: [],
  missingScopes: [],
  connectedBy: null,
  lastUsedAt: null,
});
