import { z } from "zod";
import { defineQuery } from "@/lib/pipeline/operation";
import { NodeId } from "@/lib/tree/node";
import { connectionsOf } from "./connections-of";
import { findMembership, MembershipId } from "./membership";

const mostShown = 100;

const ConnectionOfPerson = z.object({
  id: z.uuid(),
  provider: z.string(),
  accountName: z.string(),
  label: z.string(),
  nodeId: NodeId,
  nodeName: z.string(),
});

export const previewRemoveMember = defineQuery({
  name: "preview_remove_member",
  summary:
    "What taking away somebody's role at a node touches: agents, and accounts they connected.",
  permission: "members:write",
  input: z.strictObject({ nodeId: NodeId, membershipId: MembershipId }),
  output: z.object({
    agentCount: z.int().describe("Agents at or below the node, which they lose access to."),
    connectionCount: z.int().describe("Accounts that they connected at or below the node."),
    connections: z.array(ConnectionOfPerson).describe("The first hundred of these accounts."),
    reachedAgentCount: z.int().describe("Agents at or below the owners of these accounts."),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],

  async run({ tx, organizationId }, { nodeId, membershipId }) {
    const { userId } = await findMembership(tx, organizationId, nodeId, membershipId);
    const connections = await connectionsOf(tx, organizationId, nodeId, userId);
    const owners = [...new Set(connections.map((connection) => connection.nodeId))];
    const [counts] = await tx.$queryRaw<{ agents: number; reached: number }[]>`
      select
        (select count(*) from subtree(${organizationId}::uuid, ${nodeId}::uuid) s where s.kind = 'agent')::int as agents,
        (select count(distinct s.id) from unnest(${owners}::uuid[]) as o (id)
          cross join lateral subtree(${organizationId}::uuid, o.id) s where s.kind = 'agent')::int as reached`;
    return {
      agentCount: counts?.agents ?? 0,
      connectionCount: connections.length,
      connections: connections.slice(0, mostShown),
      reachedAgentCount: counts?.reached ?? 0,
    };
  },
});
