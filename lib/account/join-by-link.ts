import { type LinkRow, loadLink } from "@/lib/connect-links/link";
import { linkDetails } from "@/lib/connect-links/link-details";
import { linkStanding } from "@/lib/connect-links/link-standing";
import { organizationName } from "@/lib/connect-links/organization-name";
import { describeClosed } from "@/lib/connect-links/standing-text";
import { type Directory, onDuplicate, type Tx } from "@/lib/db";
import { AppError, conflict, forbidden, notFound, parse } from "@/lib/errors";
import { announce } from "@/lib/pipeline/announce";
import { recordAudit } from "@/lib/pipeline/audit";
import { NewAccount } from "./accept-invitation";
import { Email } from "./email";
import { inOrganizationOf } from "./invitation";
import { hashPassword } from "./password";
import { countTry } from "./sign-in-limits";

/** What somebody sees who opens a link without being signed in: never who it is for. */
export type LinkEntrance = {
  /** `closed` where the link leads nowhere any more; `unknown` where it is none. */
  state: "open" | "closed" | "unknown";
  text: string;
  organizationName: string;
  /** Whether an account has to be made first: a link to an address that has none on this server. */
  needsAccount: boolean;
};

const unknown: LinkEntrance = {
  state: "unknown",
  text: "This link does not exist. Ask for a new one.",
  organizationName: "",
  needsAccount: false,
};

/** Reads what a link's page shows before the sign-in. Writes nothing. */
export async function getLinkEntrance(token: string): Promise<LinkEntrance> {
  const found = await inOrganizationOf(token, async (tx, organizationId) => {
    const link = await findLink(tx, organizationId, token);
    if (!link) return unknown;
    const name = await organizationName(tx, organizationId);
    const { state } = await linkStanding(tx, organizationId, link);
    if (state !== "open")
      return {
        state: "closed" as const,
        text: describeClosed(state, name),
        organizationName: name,
        needsAccount: false,
      };
    return {
      state: "open" as const,
      text: `${name} asks you to connect an account.`,
      organizationName: name,
      needsAccount: !(await hasAccount(tx, link)),
    };
  });
  return found ?? unknown;
}

const NewLinkAccount = NewAccount.extend({ email: Email });

/**
 * Makes the account of the address that a link was sent to, for whoever has the link and knows that
 * address: only while the link is good, and without any role. Returns whom to sign in.
 */
export async function joinByLink(
  token: string,
  who: { email: string; name?: string; password: string },
  networkAddress: string,
): Promise<{ userId: string }> {
  const { email, name, password } = parse(NewLinkAccount, who);
  // Before anything is looked at, so that addresses cannot be tried one after the other.
  await countTry(`connect link ${token}`, networkAddress);
  const passwordHash = await hashPassword(password);
  const joined = await inOrganizationOf(token, async (tx, organizationId) => {
    const link = await findLink(tx, organizationId, token);
    if (!link) throw notFound("This link");
    const { state } = await linkStanding(tx, organizationId, link);
    if (state !== "open")
      throw conflict(describeClosed(state, await organizationName(tx, organizationId)));
    if (link.userId !== null || link.email !== email)
      throw forbidden("This link is for another address.");
    const known = `${email} has an account already. Sign in to go on.`;
    const { id: userId } = await tx.user
      .create({ data: { email, name, passwordHash }, select: { id: true } })
      .catch(onDuplicate(new AppError("unauthenticated", known)));
    await recordAudit(
      tx,
      { actor: { kind: "person", userId, sessionId: "" }, organizationId },
      {
        nodeId: link.nodeId,
        operation: "join_by_link",
        outcome: "done",
        subjectId: link.id,
        details: linkDetails(link),
      },
    );
    await announce(tx, { organizationId, nodeIds: [link.nodeId], what: "join_by_link" });
    return { userId };
  });
  if (!joined) throw notFound("This link");
  return joined;
}

async function findLink(tx: Tx, organizationId: string, token: string): Promise<LinkRow | null> {
  return loadLink(tx, organizationId, token).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === "not_found") return null;
    throw error;
  });
}

/** A member has one. */
async function hasAccount(tx: Directory, { userId, email }: LinkRow): Promise<boolean> {
  if (userId !== null) return true;
  return (await tx.user.findUnique({ where: { email }, select: { id: true } })) !== null;
}
