import { z } from "zod";
import { withdrawLinksBelow } from "@/lib/connect-links/withdraw-below";
import { endAttemptsBelow } from "@/lib/connections/end-attempts-below";
import type { Directory, Tx } from "@/lib/db";
import { endKeysBelow, endTokensWithoutRole } from "@/lib/keys/end-keys";
import { actorId } from "@/lib/pipeline/actor";
import { pathOf } from "@/lib/pipeline/lineage";
import { defineCommand } from "@/lib/pipeline/operation";
import { confirmedPreview } from "@/lib/removals/confirmed-preview";
import { undoProvisionsBelow } from "@/lib/provisions/undo-below";
import { openRemoval } from "@/lib/removals/open-removal";
import { runRemoval } from "@/lib/removals/run";
import { toolsOff } from "@/lib/removals/tools-off";
import { deleteSchedules } from "@/lib/schedules/delete-schedules";
import { NodeId } from "./node";

const DeletedCounts = z.object({
  teams: z.int(),
  projects: z.int(),
  agents: z.int(),
  installations: z.int(),
  connections: z.int(),
});

export const deleteNode = defineCommand({
  name: "delete_node",
  summary:
    "Delete a node and everything below it. Tools stop at once; accounts are revoked, then forgotten.",
  permission: "tree:delete",
  exclusive: true,
  input: z.strictObject({
    nodeId: NodeId,
    previewDigest: z.string().optional().describe("Digest of the preview that was confirmed."),
  }),
  output: z.object({
    removalId: z.uuid().describe("The clean-up that follows."),
    parentPath: z.string().nullable().describe("Where to go now; null after an organization."),
    counts: DeletedCounts.describe("What was deleted, the node itself included."),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],

  async run({ actor, organizationId, commit }, { nodeId, previewDigest }) {
    const deleted = await commit(async (tx, { place: { node, lineage } }) => {
      const change = { kind: "delete", nodeId } as const;
      const { lines } = await confirmedPreview(tx, organizationId, change, previewDigest);
      const connectionIds = await liveConnections(tx, organizationId, nodeId);
      await withdrawLinksBelow(tx, { organizationId, nodeId });
      await endAttemptsBelow(tx, { organizationId, nodeId }, "removed");
      await undoProvisionsBelow(tx, { organizationId, nodeId });
      const agents = await agentsBelow(tx, organizationId, nodeId);
      const schedulesDeleted = await deleteSchedules(tx, organizationId, agents);
      const installations = await endEverything(tx, organizationId, nodeId);
      await endKeysBelow(tx, { organizationId, nodeId });
      await endTokensWithoutRole(tx, organizationId);
      const removalId = await openRemoval(
        tx,
        {
          organizationId,
          nodeId,
          kind: "delete",
          integration: null,
          details: { what: node.name },
          requestedBy: actorId(actor),
        },
        { connectionIds, toolsOff: toolsOff(lines), schedulesDeleted },
      );
      // Last, because everything before looks at the nodes that are not deleted yet.
      const kinds = await bury(tx, organizationId, nodeId);
      const counts = { ...kinds, installations, connections: connectionIds.length };
      const parent = lineage.at(-2);
      return {
        result: {
          removalId,
          parentPath: parent ? pathOf(lineage.slice(0, -1)) : null,
          counts,
        },
        audit: {
          subjectId: nodeId,
          details: {
            kind: node.kind,
            name: node.name,
            parent: parent?.name ?? null,
            path: pathOf(lineage),
            removalId,
            counts,
          },
        },
      };
    });
    await runRemoval(organizationId, deleted.removalId);
    return deleted;
  },
});

async function liveConnections(tx: Tx, organizationId: string, nodeId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select c.id from connection c
    where c.organization_id = ${organizationId}::uuid and c.ended_at is null
      and c.node_id = any (array(select s.id from subtree(${organizationId}::uuid, ${nodeId}::uuid) s))`;
  return rows.map(({ id }) => id);
}

async function agentsBelow(tx: Tx, organizationId: string, nodeId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select s.id from subtree(${organizationId}::uuid, ${nodeId}::uuid) s where s.kind = 'agent'`;
  return rows.map(({ id }) => id);
}

/** Ends all that gives power at the node or below. Returns how many installations that were. */
async function endEverything(tx: Tx, organizationId: string, nodeId: string): Promise<number> {
  await tx.$executeRaw`
    update invitation set withdrawn_at = now()
    where organization_id = ${organizationId}::uuid and accepted_at is null and withdrawn_at is null
      and node_id = any (array(select s.id from subtree(${organizationId}::uuid, ${nodeId}::uuid) s))`;
  await tx.$executeRaw`
    delete from membership where organization_id = ${organizationId}::uuid
      and node_id = any (array(select s.id from subtree(${organizationId}::uuid, ${nodeId}::uuid) s))`;
  await tx.$executeRaw`
    delete from block where organization_id = ${organizationId}::uuid
      and node_id = any (array(select s.id from subtree(${organizationId}::uuid, ${nodeId}::uuid) s))`;
  await tx.$executeRaw`
    delete from node_redirect where organization_id = ${organizationId}::uuid
      and node_id = any (array(select s.id from subtree(${organizationId}::uuid, ${nodeId}::uuid) s))`;
  return tx.$executeRaw`
    delete from installation where organization_id = ${organizationId}::uuid
      and node_id = any (array(select s.id from subtree(${organizationId}::uuid, ${nodeId}::uuid) s))`;
}

/**
 * Marks the nodes deleted: their rows stay for clean-up, audit and receipts. Their addresses are free.
 */
async function bury(tx: Tx & Directory, organizationId: string, nodeId: string) {
  if (nodeId === organizationId) {
    await tx.organizationDirectory.deleteMany({ where: { organizationId } });
    // Clean-up that is tried again later finds its organization here, under a slug nobody can have.
    await tx.organizationDirectory.create({
      data: { slug: `-${organizationId}`, organizationId, retiredAt: new Date() },
    });
  }
  const [counts] = await tx.$queryRaw<{ teams: number; projects: number; agents: number }[]>`
    with gone as (
      update node set deleted_at = now()
      where organization_id = ${organizationId}::uuid
        and id = any (array(select s.id from subtree(${organizationId}::uuid, ${nodeId}::uuid) s))
      returning kind
    )
    select count(*) filter (where kind = 'team')::int as teams,
      count(*) filter (where kind = 'project')::int as projects,
      count(*) filter (where kind = 'agent')::int as agents
    from gone`;
  return counts ?? { teams: 0, projects: 0, agents: 0 };
}
