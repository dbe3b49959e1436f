import { parseArgs } from "node:util";
import { AppError, parse } from "@/lib/errors";
import { runProgram } from "./program";
import { Refusal } from "./refusal";

const usage = `Usage: npm run admin -- <command>

  create-organization <name> --owner <e-mail> [--slug <slug>]
      Makes an organization and prints the link with which its owner joins.
  invite-owner <organization> <e-mail>
      Prints a link with which somebody becomes an owner. Works once, for 7 days.
  reset-link <e-mail>
      Prints a link to set a new password. Works once, for an hour.
  create-server-token <organization> <name>
      Prints a token with which a program reports what agents use: POST /api/v1/nodes/{agent}/usage.
  check-credits
      Reckons every balance anew from its entries, and fails where one does not add up.`;

const system = { kind: "system" } as const;

/** `npm run admin`: what the operator of a server does from its terminal. */
await runProgram(async ({ origin }) => {
  const { positionals, values } = readArguments();
  const [command, first, second] = positionals;
  const print = (path: string) => {
    console.log(new URL(path, origin).href);
  };
  try {
    if (command === "create-organization" && first && values.owner)
      print(await createOrganization(first, values.slug, values.owner));
    else if (command === "invite-owner" && first && second) print(await inviteOwner(first, second));
    else if (command === "create-server-token" && first && second)
      console.log(await serverToken(first, second));
    else if (command === "check-credits") console.log(await checkCredits());
    else if (command === "reset-link" && first) print(await resetLink(first));
    else throw new Refusal(usage);
  } catch (error) {
    throw explained(error);
  }
});

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { owner: { type: "string" }, slug: { type: "string" } },
    });
  } catch {
    throw new Refusal(usage);
  }
}

async function createOrganization(
  name: string,
  slug: string | undefined,
  owner: string,
): Promise<string> {
  const { createOrganization: create } = await import("@/lib/account/create-organization");
  const { Email } = await import("@/lib/account/email");
  // Before anything is made: an organization that nobody can join would be in the way.
  const email = parse(Email, owner, "/owner");
  const organization = await create(system, { name, ...(slug !== undefined && { slug }) });
  return inviteTo(organization.id, email);
}

async function inviteOwner(slug: string, email: string): Promise<string> {
  return inviteTo(await organizationAt(slug), email);
}

async function inviteTo(organizationId: string, email: string): Promise<string> {
  const { execute } = await import("@/lib/pipeline/execute");
  const { inviteMembers } = await import("@/lib/members/invite");
  const { invitations } = await execute(
    inviteMembers,
    { actor: system, organizationId },
    { nodeId: organizationId, emails: [email], role: "owner" },
  );
  const [invitation] = invitations;
  if (!invitation) throw new Error("Every address gets an invitation");
  return invitation.link;
}

async function serverToken(slug: string, name: string): Promise<string> {
  const { execute } = await import("@/lib/pipeline/execute");
  const { createServerToken } = await import("@/lib/server-tokens/create");
  const organizationId = await organizationAt(slug);
  const caller = { actor: system, organizationId };
  return (await execute(createServerToken, caller, { name })).token;
}

async function organizationAt(slug: string): Promise<string> {
  const { findOrganization } = await import("@/lib/account/find-organization");
  const organizationId = await findOrganization(slug);
  if (organizationId === undefined)
    throw new Refusal(`There is no organization at /${slug} on this server.`);
  return organizationId;
}

async function resetLink(email: string): Promise<string> {
  const { requestPasswordReset } = await import("@/lib/account/password-reset");
  const reset = await requestPasswordReset(email);
  if (!reset) throw new Refusal(`${email} has no account on this server.`);
  return reset.link;
}

/** At a terminal there are no fields to put a message under. */
function explained(error: unknown): unknown {
  if (!(error instanceof AppError) || error.fields.length === 0) return error;
  return new Refusal(error.fields.map(({ detail }) => detail).join(" "));
}

async function checkCredits(): Promise<string> {
  const { checkCredits: check } = await import("@/lib/credits/check");
  const wrong = await check();
  if (wrong.length === 0) return "All credits add up.";
  throw new Refusal(
    wrong
      .map(
        ({ organizationId, what, expected, found }) =>
          `${organizationId}: the ${what} is ${String(found)} and its entries come to ${String(expected)} (micro-dollars).`,
      )
      .join("\n"),
  );
}
