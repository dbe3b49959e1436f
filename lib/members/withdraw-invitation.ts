import { z } from "zod";
import { notFound } from "@/lib/errors";
import { defineCommand } from "@/lib/pipeline/operation";
import { NodeId } from "@/lib/tree/node";
import { assertWithinOwn } from "./role-limits";

export const withdrawInvitation = defineCommand({
  name: "withdraw_invitation",
  summary: "Withdraw an invitation that nobody has accepted yet. Its link stops working at once.",
  permission: "members:write",
  exclusive: true,
  input: z.strictObject({
    nodeId: NodeId,
    invitationId: z.uuid().describe("Id of the invitation."),
  }),
  output: z.object({ id: z.uuid() }),
  nodes: (_tx, { nodeId }) => [nodeId],

  run: ({ organizationId, commit }, { nodeId, invitationId }) =>
    commit(async (tx, { place }) => {
      const open = {
        organizationId,
        nodeId,
        id: invitationId,
        acceptedAt: null,
        withdrawnAt: null,
      };
      const invitation = await tx.invitation.findFirst({
        where: open,
        select: { email: true, role: true },
      });
      if (!invitation) throw notFound("This invitation");
      const { email, role } = invitation;
      assertWithinOwn(place, role);
      await tx.invitation.updateMany({ where: open, data: { withdrawnAt: new Date() } });
      return {
        result: { id: invitationId },
        audit: { subjectId: invitationId, details: { name: place.node.name, email, role } },
      };
    }),
});
