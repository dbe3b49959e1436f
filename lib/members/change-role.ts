import { z } from "zod";
import { defineCommand } from "@/lib/pipeline/operation";
import { NodeId, Role } from "@/lib/tree/node";
import { findMembership, MembershipId } from "./membership";
import { assertOwnerStays, assertWithinOwn } from "./role-limits";

export const changeRole = defineCommand({
  name: "change_role",
  summary: "Change somebody's role at a node, between roles that are not above your own.",
  permission: "members:write",
  exclusive: true,
  input: z.strictObject({
    nodeId: NodeId,
    membershipId: MembershipId,
    role: Role.describe("Their new role, at most your own."),
  }),
  output: z.object({ membershipId: MembershipId, role: Role }),
  nodes: (_tx, { nodeId }) => [nodeId],

  run: ({ organizationId, commit }, { nodeId, membershipId, role }) =>
    commit(async (tx, { place }) => {
      const membership = await findMembership(tx, organizationId, nodeId, membershipId);
      assertWithinOwn(place, membership.role);
      assertWithinOwn(place, role);
      if (role !== "owner") await assertOwnerStays(tx, organizationId, place, membership);
      await tx.membership.update({
        where: { organizationId_id: { organizationId, id: membershipId } },
        data: { role },
        select: { id: true },
      });
      const { email, userId, role: from } = membership;
      return {
        result: { membershipId, role },
        audit: { subjectId: userId, details: { name: place.node.name, email, from, to: role } },
      };
    }),
});
