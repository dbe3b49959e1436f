import { z } from "zod";
import type { Tx } from "@/lib/db";
import { AppError, notFound } from "@/lib/errors";
import type { Actor } from "@/lib/pipeline/actor";
import { parseAttemptId } from "./attempt-id";
import { undoProvisionsOf } from "@/lib/provisions/undo";
import { letGoOfGrant } from "./outside-account";

/** How long a person has to finish at the provider, and to decide about missing permissions. */
export const attemptLifetimeMs = 10 * 60_000;

/** How long a person has for the steps of a channel, where a bot is made or a token found first. */
export const wizardLifetimeMs = 60 * 60_000;

/** How long the link waits for a person that an agent or a terminal asked for. */
export const unopenedLifetimeMs = 24 * 3_600_000;

/** How long a callback may take to be completed; after that whoever worked on it counts as gone. */
export const finishingLifetimeMs = 2 * 60_000;

/** How soon it is looked into whether the provider gave access for a code whose answer was lost. */
export const lostAnswerRetryMs = 20_000;

export const attemptStatuses = [
  "open", // started; nothing was asked at the provider yet
  "waiting", // the person is at the provider
  "finishing", // the provider sent the person back; being completed
  "partial", // some permissions are missing; the person decides
  "wrong_account", // another account than the one to reconnect; the person decides
  "done",
  "already_connected",
  "declined",
  "cancelled",
  "replaced", // the same person started again
  "expired",
  "missing_required",
  "taken", // the account serves another agent
  "provider_failed",
  "lost_role",
  "removed", // the integration or its place went away meanwhile
] as const;
export type AttemptStatus = (typeof attemptStatuses)[number];

/**
 * As they are stored. While the provider's code is exchanged an attempt is `redeeming`, which is shown
 * as finishing; `lost_answer` has failed for the person, and stays until it is known whether the
 * provider gave access.
 */
const shownAs: Readonly<Record<string, AttemptStatus>> = {
  redeeming: "finishing",
  lost_answer: "provider_failed",
};

/** Stored statuses in which the provider may have given access that is not known here. */
export const unknownStatuses = ["redeeming", "lost_answer"] as const;

/** Which secret a stored attempt holds: what its code is redeemed with, or what it obtained. */
export const sealedFieldOf = (status: string): "verifier" | "tokens" =>
  status === "waiting" || status in shownAs ? "verifier" : "tokens";

export const AttemptId = z.string().describe("Id of the connect attempt");

/** What an attempt keeps to be shown. Never a secret. */
export const AttemptOutcome = z.object({
  returnTo: z.string().optional(),
  account: z.string().optional(),
  expectedAccount: z.string().optional(),
  /** Words of the permissions that were not given. */
  missing: z.array(z.string()).optional(),
  toolsOn: z.number().optional(),
  reconnected: z.boolean().optional(),
  /** Overrides the text of the status. */
  message: z.string().optional(),
});
export type AttemptOutcome = z.infer<typeof AttemptOutcome>;

const attemptFields = {
  id: true,
  nodeId: true,
  integration: true,
  provider: true,
  world: true,
  providerAppId: true,
  userId: true,
  sessionId: true,
  agentId: true,
  status: true,
  sealed: true,
  redirectUri: true,
  scopes: true,
  reconnects: true,
  outcome: true,
  connectionId: true,
  linkId: true,
  way: true,
  createdAt: true,
  expiresAt: true,
  endedAt: true,
} as const;

export type AttemptRow = NonNullable<Awaited<ReturnType<typeof findAttempt>>>;

export const findAttempt = (tx: Tx, where: { organizationId: string; id: string }) =>
  tx.connectAttempt.findFirst({ where, select: attemptFields });

/** The attempt that a public id names in this organization; throws `not_found`. */
export async function loadAttempt(
  tx: Tx,
  organizationId: string,
  attemptId: string,
): Promise<AttemptRow> {
  const named = parseAttemptId(attemptId);
  const row =
    named?.organizationId === organizationId
      ? await findAttempt(tx, { organizationId, id: named.id })
      : null;
  if (!row) throw notFound("This attempt");
  return row;
}

/** Where an attempt happens, for the pipeline to authorize. */
export const nodesOfAttempt = async (
  tx: Tx,
  { attemptId }: { attemptId: string },
  organizationId: string,
): Promise<string[]> => [(await loadAttempt(tx, organizationId, attemptId)).nodeId];

/** What holds now: an attempt ends by its time even if nothing notes it, also one that broke off while finishing. */
export function statusOf(
  { status, expiresAt, endedAt }: Pick<AttemptRow, "status" | "expiresAt" | "endedAt">,
  now: Date,
): AttemptStatus {
  const known =
    shownAs[status] ?? attemptStatuses.find((each) => each === status) ?? "provider_failed";
  if (endedAt !== null || expiresAt > now) return known;
  return known === "finishing" || known === "provider_failed" ? "provider_failed" : "expired";
}

/** Statuses in which an attempt still leads somewhere. */
const openStatuses: readonly AttemptStatus[] = [
  "open",
  "waiting",
  "finishing",
  "partial",
  "wrong_account",
];

export const isOpen = (status: AttemptStatus): boolean => openStatuses.includes(status);

/** A person with the session they are signed in with, if any: only people connect accounts. */
export function requirePerson(actor: Actor): { userId: string; sessionId: string | null } {
  if (actor.kind === "person") return actor;
  throw new AppError("conflict", "Only a signed-in person can connect an account.");
}

/**
 * Whether somebody may see and stop an attempt, whatever their role: it is theirs, or an agent asked
 * for it and nobody has taken it up yet.
 */
export function isOwnAttempt(
  { userId, agentId }: Pick<AttemptRow, "userId" | "agentId">,
  actor: Actor,
): boolean {
  if (actor.kind === "agent") return agentId === actor.nodeId;
  return actor.kind === "person" && (userId === null || userId === actor.userId);
}

/** Somebody else's attempt does not exist; what an agent asked for is taken up by the first person who may. */
export function requireOwnAttempt(row: AttemptRow, actor: Actor): void {
  requirePerson(actor);
  if (!isOwnAttempt(row, actor)) throw notFound("This attempt");
}

/** Ends an attempt and forgets all that could be used again; what was made for it and is no connection is undone. */
export async function endAttempt(
  tx: Tx,
  where: { organizationId: string; id: string },
  status: AttemptStatus,
  outcome: AttemptOutcome,
  connectionId: string | null = null,
): Promise<void> {
  await tx.connectAttempt.updateMany({
    where: { ...where, endedAt: null },
    data: { status, outcome, connectionId, endedAt: new Date(), sealed: null, stateHash: null },
  });
  await undoProvisionsOf(tx, where.organizationId, where.id);
  await letGoOfGrant(tx, where.id);
}

export const outcomeOf = (row: Pick<AttemptRow, "outcome">): AttemptOutcome =>
  AttemptOutcome.catch({}).parse(row.outcome);
