import { conflict } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import type { CommandContext } from "@/lib/pipeline/operation";
import { getProvider } from "@/lib/providers/catalog";
import type { World } from "@/lib/providers/provider";
import {
  type AttemptOutcome,
  type AttemptRow,
  type AttemptStatus,
  endAttempt,
  requirePerson,
} from "./attempt";
import { attemptDetails } from "./close-attempt";
import { connectProblem } from "./connect-problem";
import { effectiveAt } from "./effective-at";
import { AccountTakenError } from "./outside-account";
import { retireCredential } from "./retire-credential";
import { type SavedAccount, saveAccount } from "./save-account";
import { takenText } from "./taken-text";
import type { UnsavedTokens } from "./unsaved-tokens";
import { loadProviderApps, worlds } from "./world";

type Attempt = Pick<
  AttemptRow,
  | "id"
  | "nodeId"
  | "integration"
  | "provider"
  | "providerAppId"
  | "reconnects"
  | "scopes"
  | "status"
> & { world: World };

/**
 * Stores what an attempt obtained and ends it, after checking everything once more. Returns whether
 * the account is stored; where not, the attempt says why and nothing was changed.
 */
export async function keepAccount(
  context: CommandContext,
  attempt: Attempt,
  tokens: UnsavedTokens,
  outcome: AttemptOutcome,
): Promise<boolean> {
  const provider = getProvider(attempt.provider);
  try {
    const saved = await commitAccount(context, attempt, tokens, outcome);
    if (!("connectionId" in saved)) return false;
    if (saved.replaced)
      await retireCredential(
        context.organizationId,
        { provider, world: saved.replaced.world, providerAppId: saved.replaced.providerAppId },
        saved.replaced.secret,
        tokens.secret,
      );
    return true;
  } catch (error) {
    if (!(error instanceof AccountTakenError)) throw error;
    const message = `${await takenText(context, error)} Nothing was saved.`;
    await endWith(context, attempt, "taken", { ...outcome, message });
    return false;
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
  { secret, account, granted, endsAt }: UnsavedTokens,
  outcome: AttemptOutcome,
): Promise<SavedAccount> {
  const integration = getIntegration(attempt.integration);
  const provider = getProvider(attempt.provider);
  return commit<SavedAccount>(async (tx, { place }) => {
    await claimForSaving(tx, organizationId, attempt);
    const effective = await effectiveAt(tx, organizationId, attempt.nodeId, integration);
    const current = worlds(await loadProviderApps(tx, organizationId));
    const problem = connectProblem(effective, place.lineage, provider, current);
    const saved: SavedAccount =
      problem === null
        ? await saveAccount(tx, {
            organizationId,
            nodeId: attempt.nodeId,
            provider,
            world: attempt.world,
            providerAppId: attempt.providerAppId,
            account,
            secret,
            requested: attempt.scopes,
            granted,
            endsAt: endsAt === null ? null : new Date(endsAt),
            connectedBy: requirePerson(actor).userId,
            reconnects: attempt.reconnects,
          })
        : { kind: "gone" };
    const status = statusOfSaved[saved.kind];
    await endAttempt(
      tx,
      { organizationId, id: attempt.id },
      status,
      {
        ...outcome,
        ...(saved.kind === "reconnected" && { reconnected: true }),
        ...(saved.kind === "wrong_account" && { expectedAccount: saved.expected }),
        ...(problem !== null && { message: `${problem} Nothing was saved.` }),
      },
      "connectionId" in saved ? saved.connectionId : null,
    );
    return {
      result: saved,
      audit: {
        subjectId: "connectionId" in saved ? saved.connectionId : attempt.id,
        details: attemptDetails(attempt, status, account.name),
      },
    };
  });
}

/** Only one call may store an attempt's account. */
async function claimForSaving(
  tx: Parameters<typeof endAttempt>[0],
  organizationId: string,
  { id, status }: Attempt,
): Promise<void> {
  const from = status === "waiting" ? "finishing" : status;
  const { count } = await tx.connectAttempt.updateMany({
    where: { organizationId, id, status: from, endedAt: null },
    data: { status: "finishing", sealed: null },
  });
  if (count === 0) throw conflict("This attempt has ended meanwhile. Nothing was saved.");
}

async function endWith(
  { organizationId, commit }: CommandContext,
  attempt: Attempt,
  status: AttemptStatus,
  outcome: AttemptOutcome,
): Promise<void> {
  await commit(async (tx) => {
    await endAttempt(tx, { organizationId, id: attempt.id }, status, outcome);
    return {
      result: undefined,
      audit: { subjectId: attempt.id, details: attemptDetails(attempt, status, outcome.account) },
    };
  });
}
