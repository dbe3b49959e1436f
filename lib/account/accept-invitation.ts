import { z } from "zod";
import { type Directory, onDuplicate, type Tx } from "@/lib/db";
import { AppError, conflict, forbidden, parse } from "@/lib/errors";
import { strongest } from "@/lib/pipeline/access";
import { announce } from "@/lib/pipeline/announce";
import { recordAudit } from "@/lib/pipeline/audit";
import { loadPlace, pathOf } from "@/lib/pipeline/lineage";
import { lockTree } from "@/lib/pipeline/lock-tree";
import {
  findInvitation,
  inOrganizationOf,
  type InvitationState,
  stateOf,
  type StoredInvitation,
} from "./invitation";
import { hashPassword, NewPassword } from "./password";
import type { Person } from "./sessions";

export const NewAccount = z.object({
  name: z.string().trim().max(80, "Use 80 characters at most.").default(""),
  password: NewPassword,
});

export type Accepted = {
  userId: string;
  organizationId: string;
  /** Address of the node that they may see now. */
  path: string;
};

const refusals: Readonly<Record<Exclude<InvitationState, "open">, string>> = {
  used: "This invitation was used. Ask for a new one.",
  expired: "This invitation has expired. Ask for a new one.",
  withdrawn: "This invitation was withdrawn. Ask for a new one.",
  unknown: "This invitation does not exist. Ask for a new one.",
};

/**
 * Gives the invited address its role: to the person who is signed in with that address, or to a new
 * account of it. An invitation works once, however many try at the same moment.
 */
export async function acceptInvitation(
  token: string,
  who: Person | { name?: string; password: string },
): Promise<Accepted> {
  const person = "userId" in who ? who : null;
  const account = "userId" in who ? null : parse(NewAccount, who);
  // Hashing takes long: not inside the transaction.
  const passwordHash = account && (await hashPassword(account.password));
  const accepted = await inOrganizationOf(token, async (tx, organizationId) => {
    await lockTree(tx, organizationId, true);
    const invitation = await findInvitation(tx, organizationId, token);
    const state = await stateOf(tx, organizationId, invitation);
    if (!invitation || state !== "open")
      throw conflict(refusals[state === "open" ? "unknown" : state]);
    const { email } = invitation;
    if (person && person.email !== email)
      throw forbidden("This invitation is for another address.");
    const userId =
      person?.userId ??
      (await createAccount(tx, {
        email,
        name: account?.name ?? "",
        passwordHash: passwordHash ?? "",
      }));
    const path = await join(tx, organizationId, invitation, {
      userId,
      sessionId: person?.sessionId,
    });
    return { userId, organizationId, path };
  });
  if (!accepted) throw conflict(refusals.unknown);
  return accepted;
}

async function createAccount(
  tx: Directory,
  data: { email: string; name: string; passwordHash: string },
): Promise<string> {
  const known = `${data.email} has an account already. Sign in to join.`;
  const { id } = await tx.user
    .create({ data, select: { id: true } })
    .catch(onDuplicate(new AppError("unauthenticated", known)));
  return id;
}

async function join(
  tx: Tx & Directory,
  organizationId: string,
  { id, nodeId, role, email, node }: StoredInvitation,
  { userId, sessionId = "" }: { userId: string; sessionId?: string | undefined },
): Promise<string> {
  const { count } = await tx.invitation.updateMany({
    where: { organizationId, id, acceptedAt: null, withdrawnAt: null },
    data: { acceptedAt: new Date() },
  });
  if (count === 0) throw conflict(refusals.used);
  const held = await tx.membership.findFirst({
    where: { organizationId, nodeId, userId },
    select: { role: true },
  });
  // An invitation never takes anything away.
  const granted = strongest([role, held?.role ?? null]) ?? role;
  await tx.membership.upsert({
    where: { organizationId_nodeId_userId: { organizationId, nodeId, userId } },
    create: { organizationId, nodeId, userId, role: granted },
    update: { role: granted },
  });
  const actor = { kind: "person", userId, sessionId } as const;
  await recordAudit(
    tx,
    { actor, organizationId },
    {
      nodeId,
      operation: "accept_invitation",
      outcome: "done",
      subjectId: userId,
      details: { name: node.name, email, role },
    },
  );
  await announce(tx, { organizationId, nodeIds: [nodeId], what: "accept_invitation" });
  const { lineage } = await loadPlace(tx, organizationId, nodeId, actor);
  return pathOf(lineage);
}
