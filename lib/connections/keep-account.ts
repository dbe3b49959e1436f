import { crashPoint } from "@/lib/crash-point";
import { lockLink, useLink } from "@/lib/connect-links/use-link";
import type { Directory, Tx } from "@/lib/db";
import { conflict, forbidden } from "@/lib/errors";
import { assertPreview } from "@/lib/installations/preview";
import { getIntegration } from "@/lib/integrations/catalog";
import { allows } from "@/lib/pipeline/access";
import type { CommandContext } from "@/lib/pipeline/operation";
import type { Place } from "@/lib/pipeline/lineage";
import { getProvider } from "@/lib/providers/catalog";
import type { World } from "@/lib/providers/provider";
import { noteKept } from "@/lib/provisions/make-provision";
import { type Provision, provisionsOf } from "@/lib/provisions/provision";
import { openGiveBack } from "@/lib/removals/open-give-back";
import { linkTrouble } from "./attempt-admission";
import {
  type AttemptOutcome,
  type AttemptRow,
  type AttemptStatus,
  endAttempt,
  requirePerson,
} from "./attempt";
import { attemptDetails } from "./close-attempt";
import { connectProblem } from "./connect-problem";
import { dropAttempt, lockAttempt } from "./drop-attempt";
import { effectiveAt } from "./effective-at";
import { AccountTakenError } from "./outside-account";
import { parkAttempt } from "./park-attempt";
import { setUpSoon } from "./set-up-soon";
import { type SavedAccount, saveAccount } from "./save-account";
import { takenText } from "./taken-text";
import type { UnsavedTokens } from "./unsaved-tokens";
import { loadProviderApps, worlds } from "./world";

type Replacement = { previewDigest: string | undefined };
type Attempt = Omit<AttemptRow, "world"> & { world: World };

/**
 * Stores what an attempt obtained and ends it, after checking everything once more. Where it may not
 * be stored, the attempt says why, nothing is changed, and what was obtained is given back; where it is
 * another account than expected, the person decides. `replacement` is that decision.
 */
export async function keepAccount(
  context: CommandContext,
  attempt: Attempt,
  tokens: UnsavedTokens,
  outcome: AttemptOutcome,
  replacement?: Replacement,
): Promise<void> {
  try {
    const connectionId = await commitAccount(context, attempt, tokens, outcome, replacement);
    if (connectionId !== null && getProvider(attempt.provider).channel)
      await setUpSoon({ organizationId: context.organizationId, id: connectionId });
  } catch (error) {
    if (!(error instanceof AccountTakenError)) throw error;
    const message = `${await takenText(context, error)} Nothing was saved.`;
    await refuse(context, attempt, "taken", { ...outcome, message });
  }
}

const statusOfSaved = {
  done: "done",
  reconnected: "done",
  already_connected: "already_connected",
  wrong_account: "wrong_account",
  gone: "removed",
} as const satisfies Record<SavedAccount["kind"], AttemptStatus>;

function commitAccount(
  { actor, organizationId, commit }: CommandContext,
  attempt: Attempt,
  tokens: UnsavedTokens,
  outcome: AttemptOutcome,
  replacement: Replacement | undefined,
): Promise<string | null> {
  const { id, nodeId, linkId, reconnects } = attempt;
  const { account, secret, endsAt } = tokens;
  return commit(async (tx, { place }) => {
    const row = await lockForSaving(tx, organizationId, attempt);
    if (replacement !== undefined) requireRole(place, attempt);
    if (replacement !== undefined && reconnects !== null)
      await assertPreview(
        tx,
        organizationId,
        {
          kind: "replace_account",
          nodeId,
          connectionId: reconnects,
          accountName: account.name,
        },
        replacement.previewDigest,
      );
    const problem = await problemNow(tx, organizationId, place, attempt);
    const made = await madeFor(tx, organizationId, attempt);
    const saved: SavedAccount =
      problem === null
        ? await saveAccount(tx, {
            organizationId,
            nodeId,
            provider: getProvider(attempt.provider),
            world: attempt.world,
            providerAppId: attempt.providerAppId,
            account,
            secret,
            requested: attempt.scopes,
            granted: tokens.granted,
            endsAt: endsAt === null ? null : new Date(endsAt),
            connectedBy: requirePerson(actor).userId,
            reconnects,
            replaces: replacement !== undefined,
            made,
          })
        : { kind: "gone" };
    const status = statusOfSaved[saved.kind];
    const where = { organizationId, id };
    if (saved.kind === "wrong_account") {
      const parked = { ...outcome, expectedAccount: saved.expected };
      await parkAttempt(tx, { ...attempt, organizationId }, "wrong_account", parked, tokens);
    } else if (saved.kind === "gone") {
      const message =
        problem ?? "The account to reconnect was disconnected meanwhile. Nothing was saved.";
      await dropAttempt(tx, organizationId, row, status, { ...outcome, message });
    } else {
      if (made) await keepMade(tx, organizationId, made, saved);
      const isBack = saved.kind === "reconnected" && replacement === undefined;
      const ended = { ...outcome, ...(isBack && { reconnected: true }) };
      // What was pasted has decided both.
      const { world, way } = attempt;
      await tx.connectAttempt.updateMany({ where, data: { world, way } });
      await endAttempt(tx, where, status, ended, saved.connectionId);
      await giveBackReplaced(tx, organizationId, attempt, tokens, saved);
      if (linkId !== null)
        await useLink(
          tx,
          { organizationId, linkId },
          {
            connectionId: saved.connectionId,
            provider: attempt.provider,
            accountName: account.name,
            userId: requirePerson(actor).userId,
          },
        );
    }
    crashPoint("finish:before_commit");
    return {
      result: "connectionId" in saved ? saved.connectionId : null,
      audit: {
        subjectId: "connectionId" in saved ? saved.connectionId : id,
        details: attemptDetails(attempt, status, account.name),
      },
    };
  });
}

/** What was made for the attempt and becomes its connection; undefined where nothing was. */
async function madeFor(
  tx: Tx,
  organizationId: string,
  { id, way, reconnects }: Attempt,
): Promise<Pick<Provision, "id" | "setupConnectionId"> | undefined> {
  if ((way !== "app" && way !== "bot") || reconnects !== null) return undefined;
  const [made] = await provisionsOf(tx, organizationId, id);
  if (made?.state !== "made")
    throw conflict("What was made for this is being taken away again. Start again.");
  return { id: made.id, setupConnectionId: made.setupConnectionId };
}

async function keepMade(
  tx: Tx,
  organizationId: string,
  { id }: { id: string },
  saved: { connectionId: string },
): Promise<void> {
  // A bot that was just made is in nobody's row.
  if (saved.connectionId !== id) throw conflict("This account is connected here already.");
  await noteKept(tx, { organizationId, id });
}

/** A link lends the right to connect the account that it asks for, not to put another one in its place. */
function requireRole({ role, node }: Place, { linkId }: Attempt): void {
  if (linkId === null || allows(role, "connections:write", node.kind)) return;
  throw forbidden(
    `This link asks for the account that is connected there already. Sign in with that one, or ask a member of ${node.name}.`,
  );
}

/** Only one call may store an attempt's account, and of a link's attempts only one. */
async function lockForSaving(
  tx: Tx,
  organizationId: string,
  { id, linkId, status }: Attempt,
): Promise<AttemptRow> {
  if (linkId !== null) await lockLink(tx, organizationId, linkId);
  const row = await lockAttempt(tx, organizationId, id);
  // What the callback claimed is being finished; everything else is as it was read.
  const expected = status === "waiting" ? "finishing" : status;
  if (row?.status !== expected)
    throw conflict("This attempt has ended meanwhile. Nothing was saved.");
  return row;
}

/** Why the account may not be stored now, as the attempt's outcome says it. */
async function problemNow(
  tx: Tx & Directory,
  organizationId: string,
  { lineage }: Place,
  attempt: Attempt,
): Promise<string | null> {
  const trouble = await linkTrouble(tx, organizationId, attempt);
  if (trouble !== null) return trouble;
  const integration = getIntegration(attempt.integration);
  const effective = await effectiveAt(tx, organizationId, attempt.nodeId, integration);
  const current = worlds(await loadProviderApps(tx, organizationId));
  const problem = connectProblem(effective, lineage, getProvider(attempt.provider), current);
  return problem === null ? null : `${problem} Nothing was saved.`;
}

/** The credential that a newer one took the place of ends with it, unless both hang on one grant. */
async function giveBackReplaced(
  tx: Tx,
  organizationId: string,
  { nodeId, provider }: Attempt,
  { secret, account }: UnsavedTokens,
  saved: Extract<SavedAccount, { connectionId: string }>,
): Promise<void> {
  if (!saved.replaced) return;
  const { isSameGrant, ...old } = saved.replaced;
  await openGiveBack(tx, {
    organizationId,
    nodeId,
    provider: getProvider(provider),
    ...old,
    ...(isSameGrant && { replacedBy: { accountId: account.id, secret } }),
  });
}

const refuse = (
  { organizationId, commit }: CommandContext,
  attempt: Attempt,
  status: AttemptStatus,
  outcome: AttemptOutcome,
): Promise<void> =>
  commit(async (tx) => {
    const row = await lockForSaving(tx, organizationId, attempt);
    await dropAttempt(tx, organizationId, row, status, outcome);
    return {
      result: undefined,
      audit: { subjectId: attempt.id, details: attemptDetails(attempt, status, outcome.account) },
    };
  });
