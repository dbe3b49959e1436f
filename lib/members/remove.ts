import { z } from "zod";
import { endAttemptsBelow } from "@/lib/connections/end-attempts-below";
import { withdrawLinksBelow } from "@/lib/connect-links/withdraw-below";
import type { Tx } from "@/lib/db";
import { endTokensWithoutRole } from "@/lib/keys/end-keys";
import { actorId } from "@/lib/pipeline/actor";
import type { Place } from "@/lib/pipeline/lineage";
import { defineCommand } from "@/lib/pipeline/operation";
import { openRemoval } from "@/lib/removals/open-removal";
import { runRemoval } from "@/lib/removals/run";
import { NodeId } from "@/lib/tree/node";
import { connectionsOf } from "./connections-of";
import { findMembership, type Membership, MembershipId } from "./membership";
import { assertOwnerStays, assertWithinOwn } from "./role-limits";

export const removeMember = defineCommand({
  name: "remove_member",
  summary: "Take away somebody's role at a node. Accounts they connected stay or are disconnected.",
  permission: "members:write",
  exclusive: true,
  input: z.strictObject({
    nodeId: NodeId,
    membershipId: MembershipId,
    connections: z
      .enum(["keep", "disconnect"])
      .describe("What becomes of the accounts that they connected at the node or below."),
  }),
  output: z.object({
    membershipId: MembershipId,
    removalId: z.uuid().nullable().describe("The clean-up of the disconnected accounts, if any."),
    disconnected: z.int().describe("How many accounts were disconnected."),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],

  async run({ actor, organizationId, commit }, { nodeId, membershipId, connections }) {
    const removed = await commit(async (tx, { place }) => {
      const membership = await findMembership(tx, organizationId, nodeId, membershipId);
      assertWithinOwn(place, membership.role);
      await assertOwnerStays(tx, organizationId, place, membership);
      await tx.membership.delete({
        where: { organizationId_id: { organizationId, id: membershipId } },
        select: { id: true },
      });
      await endLinks(tx, organizationId, place, membership);
      await endTokensWithoutRole(tx, organizationId);

      const theirs = await connectionsOf(tx, organizationId, nodeId, membership.userId);
      const ended = connections === "disconnect" ? theirs : [];
      const requestedBy = actorId(actor);
      const removalId =
        ended.length === 0
          ? null
          : await openRemoval(
              tx,
              {
                organizationId,
                nodeId,
                kind: "disconnect",
                integration: null,
                details: { what: `Accounts of ${membership.email}`, from: place.node.name },
                requestedBy,
              },
              { connectionIds: ended.map(({ id }) => id) },
            );
      const { email, role, userId } = membership;
      return {
        result: { membershipId, removalId, disconnected: ended.length },
        audit: {
          subjectId: userId,
          details: {
            name: place.node.name,
            email,
            role,
            connections,
            accounts: theirs
              .slice(0, 20)
              .map(({ provider, accountName }) => ({ provider, accountName })),
            accountCount: theirs.length,
            removalId,
          },
        },
      };
    });
    if (removed.removalId !== null) await runRemoval(organizationId, removed.removalId);
    return removed;
  },
});

/** Ends what could still let them in, or make something in their name, at the node or below. */
async function endLinks(
  tx: Tx,
  organizationId: string,
  { node, lineage }: Place,
  { userId, email }: Membership,
): Promise<void> {
  await tx.$executeRaw`
    update invitation set withdrawn_at = now()
    where organization_id = ${organizationId}::uuid and email = ${email}
      and accepted_at is null and withdrawn_at is null
      and node_id = any (array(select s.id from subtree(${organizationId}::uuid, ${node.id}::uuid) s))`;
  // With a role above they could start the same attempt again, so there is no reason to break it off.
  const above = await tx.membership.count({
    where: { organizationId, userId, nodeId: { in: lineage.map(({ id }) => id) } },
  });
  if (above > 0) return;
  await withdrawLinksBelow(tx, { organizationId, nodeId: node.id, to: { userId, email } });
  await endAttemptsBelow(tx, { organizationId, nodeId: node.id, userId }, "lost_role");
}
