import { z } from "zod";
import { Email } from "@/lib/account/email";
import type { Tx } from "@/lib/db";
import { actorId } from "@/lib/pipeline/actor";
import type { Place } from "@/lib/pipeline/lineage";
import { defineCommand } from "@/lib/pipeline/operation";
import { NodeId, Role } from "@/lib/tree/node";
import { hashToken, mintToken } from "@/lib/vault/token";
import { assertWithinOwn } from "./role-limits";

const lifetimeMs = 7 * 24 * 60 * 60 * 1000;

const Invited = z.object({
  id: z.uuid(),
  email: z.string(),
  link: z.string().describe("Address of the page to accept it on. It is not shown again."),
  expiresAt: z.iso.datetime(),
});

export const inviteMembers = defineCommand({
  name: "invite_members",
  summary:
    "Invite people to a role at a node. Each gets a link for their address only, once, for 7 days.",
  permission: "members:write",
  exclusive: true,
  input: z.strictObject({
    nodeId: NodeId,
    emails: z
      .array(Email)
      .min(1, "Enter an e-mail address.")
      .max(50, "Invite 50 people at most at once.")
      .describe("Addresses of the people."),
    role: Role.describe("The role they get, at most your own."),
  }),
  output: z.object({ invitations: z.array(Invited) }),
  nodes: (_tx, { nodeId }) => [nodeId],

  run: ({ actor, organizationId, commit }, { nodeId, emails, role }) =>
    commit(async (tx, { place }) => {
      assertWithinOwn(place, role);
      const unique = [...new Set(emails)];
      await withdrawOpen(tx, organizationId, place, unique);
      const expiresAt = new Date(Date.now() + lifetimeMs);
      const invitations = await Promise.all(
        unique.map(async (email) => {
          const token = mintToken(organizationId);
          const { id } = await tx.invitation.create({
            data: {
              organizationId,
              nodeId,
              email,
              role,
              tokenHash: hashToken(token),
              invitedBy: actorId(actor),
              expiresAt,
            },
            select: { id: true },
          });
          return { id, email, link: `/invite/${token}`, expiresAt: expiresAt.toISOString() };
        }),
      );
      return {
        result: { invitations },
        audit: { subjectId: nodeId, details: { name: place.node.name, emails: unique, role } },
      };
    }),
});

/** An invitation replaces the one before it, whose link may be lost or in the wrong hands. */
async function withdrawOpen(
  tx: Tx,
  organizationId: string,
  place: Place,
  emails: readonly string[],
): Promise<void> {
  const open = {
    organizationId,
    nodeId: place.node.id,
    email: { in: [...emails] },
    acceptedAt: null,
    withdrawnAt: null,
  };
  const replaced = await tx.invitation.findMany({ where: open, select: { role: true } });
  for (const { role } of replaced) assertWithinOwn(place, role);
  await tx.invitation.updateMany({ where: open, data: { withdrawnAt: new Date() } });
}
