import type { Directory, Tx } from "@/lib/db";
import { inOrganization } from "@/lib/db";
import { allows, isAtLeast } from "@/lib/pipeline/access";
import { loadPlace } from "@/lib/pipeline/lineage";
import type { NodeKind, Role } from "@/lib/tree/node";
import { hashToken, organizationOfToken } from "@/lib/vault/token";

export type InvitationState = "open" | "used" | "expired" | "withdrawn" | "unknown";

export type StoredInvitation = {
  id: string;
  nodeId: string;
  email: string;
  role: Role;
  invitedBy: string | null;
  expiresAt: Date;
  acceptedAt: Date | null;
  withdrawnAt: Date | null;
  node: { name: string; kind: NodeKind };
};

/** Looks an invitation up by its link. The link names the organization, so this is under its policy. */
export async function findInvitation(
  tx: Tx,
  organizationId: string,
  token: string,
): Promise<StoredInvitation | null> {
  return tx.invitation.findFirst({
    where: { organizationId, tokenHash: hashToken(token) },
    select: {
      id: true,
      nodeId: true,
      email: true,
      role: true,
      invitedBy: true,
      expiresAt: true,
      acceptedAt: true,
      withdrawnAt: true,
      node: { select: { name: true, kind: true } },
    },
  });
}

/** Where an invitation stands. Whoever lost the role to give what it gives has withdrawn it with that. */
export async function stateOf(
  tx: Tx,
  organizationId: string,
  invitation: StoredInvitation | null,
): Promise<InvitationState> {
  if (!invitation) return "unknown";
  if (invitation.acceptedAt) return "used";
  if (invitation.withdrawnAt) return "withdrawn";
  if (invitation.expiresAt <= new Date()) return "expired";
  return (await isStillBacked(tx, organizationId, invitation)) ? "open" : "withdrawn";
}

async function isStillBacked(
  tx: Tx,
  organizationId: string,
  { nodeId, role, invitedBy }: StoredInvitation,
): Promise<boolean> {
  // The operator's own.
  if (invitedBy === null) return true;
  const inviter = { kind: "person", userId: invitedBy, sessionId: "" } as const;
  const { node, role: held } = await loadPlace(tx, organizationId, nodeId, inviter);
  return allows(held, "members:write", node.kind) && isAtLeast(held, role);
}

/** Works in the organization that a link names; undefined if it names none. */
export function inOrganizationOf<T>(
  token: string,
  work: (tx: Tx & Directory, organizationId: string) => Promise<T>,
): Promise<T> | undefined {
  const organizationId = organizationOfToken(token);
  return organizationId === undefined
    ? undefined
    : inOrganization(organizationId, (tx) => work(tx, organizationId));
}
