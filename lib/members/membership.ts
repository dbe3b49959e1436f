import { z } from "zod";
import type { Directory, Tx } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Role } from "@/lib/tree/node";

export const MembershipId = z
  .uuid()
  .describe("Id of the membership: one person's role at one node.");

export type Membership = { id: string; userId: string; role: Role; email: string };

/** A membership held at exactly this node. */
export async function findMembership(
  tx: Tx & Directory,
  organizationId: string,
  nodeId: string,
  membershipId: string,
): Promise<Membership> {
  const row = await tx.membership.findFirst({
    where: { organizationId, nodeId, id: membershipId },
    select: { id: true, userId: true, role: true, user: { select: { email: true } } },
  });
  if (!row) throw notFound("This role");
  const { user, ...membership } = row;
  return { ...membership, email: user.email };
}
