import { z } from "zod";
import { defineQuery } from "@/lib/pipeline/operation";
import { providers } from "@/lib/providers/catalog";
import { Connection } from "./connection";
import { loadConnectionRows } from "./connection-rows";
import { viewConnections } from "./connection-view";

export const listConnections = defineQuery({
  name: "list_connections",
  summary: "List the accounts that a node owns, and those that it inherits from above.",
  permission: "integrations:read",
  agents: true,
  input: z.strictObject({ nodeId: z.string().describe("Id of the node") }),
  output: z.object({
    own: z.array(Connection),
    /** Owned above; read-only here. Where the caller has no role: provider, account, label and health. */
    inherited: z.array(Connection),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],
  async run(context) {
    const { tx, organizationId, place } = context;
    const at = place.lineage.map(({ id }) => id);
    const found = await loadConnectionRows(tx, context, { at });
    // What makes things for agents is no account that anything could choose: `list_setups` has it.
    const rows = found.rows.filter(({ provider }) => providers[provider]?.isSetup !== true);
    const all = await viewConnections(tx, organizationId, { ...found, rows }, place.node.id);
    return {
      own: all.filter(({ owner }) => owner.id === place.node.id),
      inherited: all.filter(({ owner }) => owner.id !== place.node.id),
    };
  },
});
