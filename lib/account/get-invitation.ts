import type { Directory, Tx } from "@/lib/db";
import type { NodeKind, Role } from "@/lib/tree/node";
import { findInvitation, inOrganizationOf, type InvitationState, stateOf } from "./invitation";

export type InvitationView = {
  state: InvitationState;
  /** What it offers; null if the link is no invitation at all. */
  offer: {
    email: string;
    role: Role;
    node: { name: string; kind: NodeKind };
    organizationName: string;
    invitedBy: string | null;
    expiresAt: string;
    /** Whether the address has an account already: then its owner signs in, else they choose a password. */
    hasAccount: boolean;
  } | null;
};

/** What an invitation's page shows to whoever holds the link. Notes that the link was opened. */
export async function getInvitation(token: string): Promise<InvitationView> {
  const found = await inOrganizationOf(token, (tx, organizationId) =>
    read(tx, organizationId, token),
  );
  return found ?? { state: "unknown", offer: null };
}

async function read(
  tx: Tx & Directory,
  organizationId: string,
  token: string,
): Promise<InvitationView> {
  const invitation = await findInvitation(tx, organizationId, token);
  if (!invitation) return { state: "unknown", offer: null };
  const { id, email, role, node, invitedBy, expiresAt } = invitation;
  const root = await tx.node.findFirst({ where: { organizationId, id: organizationId } });
  const people = await tx.user.findMany({
    where: { OR: [{ email }, ...(invitedBy === null ? [] : [{ id: invitedBy }])] },
    select: { id: true, email: true },
  });
  await tx.invitation.updateMany({
    where: { organizationId, id, openedAt: null },
    data: { openedAt: new Date() },
  });
  return {
    state: await stateOf(tx, organizationId, invitation),
    offer: {
      email,
      role,
      node,
      organizationName: root?.name ?? "",
      invitedBy: people.find((person) => person.id === invitedBy)?.email ?? null,
      expiresAt: expiresAt.toISOString(),
      hasAccount: people.some((person) => person.email === email),
    },
  };
}
