import { z } from "zod";
import { defineQuery } from "@/lib/pipeline/operation";
import { NodeId } from "@/lib/tree/node";
import { shownKeys } from "./key-state";
import { keyColumns, KeyView, viewKeys } from "./key-view";
import { requireAgent } from "./require-agent";

const limit = 200;

export const listAgentKeys = defineQuery({
  name: "list_agent_keys",
  summary: "The keys of an agent, newest first, with those that ended in the last 30 days.",
  permission: "keys:read",
  input: z.strictObject({ nodeId: NodeId }),
  output: z.object({ keys: z.array(KeyView) }),
  nodes: (_tx, { nodeId }) => [nodeId],

  async run({ tx, organizationId, place: { node } }, { nodeId }) {
    requireAgent(node);
    const rows = await tx.agentKey.findMany({
      where: { organizationId, nodeId, ...shownKeys(new Date()) },
      select: { ...keyColumns, createdBy: true },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: limit,
    });
    return { keys: await viewKeys(tx, rows) };
  },
});
