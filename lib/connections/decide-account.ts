import type { Tx } from "@/lib/db";
import { getIntegration } from "@/lib/integrations/catalog";
import { logError } from "@/lib/log";
import { providerCall } from "@/lib/outbound/provider-call";
import type { CommandContext } from "@/lib/pipeline/operation";
import type { Account, Provider } from "@/lib/providers/provider";
import { type AttemptOutcome, type AttemptRow, outcomeOf } from "./attempt";
import { toWorldName } from "./world-name";
import { attemptDetails, closeAttempt, lockFinishing } from "./close-attempt";
import { judgeScopes } from "./judge-scopes";
import { keepAccount } from "./keep-account";
import { parkAttempt } from "./park-attempt";
import type { ObtainedTokens, UnsavedTokens } from "./unsaved-tokens";

/** Finds out whose account was authorized and what it allows; stores it, asks the person, or gives it back. */
export async function decideAccount(
  context: CommandContext,
  attempt: AttemptRow,
  provider: Provider,
  tokens: ObtainedTokens,
): Promise<void> {
  const account = await probe(provider, attempt, tokens);
  const granted = tokens.granted ?? account?.scopes ?? attempt.scopes;
  const { other, held } = await context.read((tx) =>
    compare(tx, context.organizationId, attempt, account),
  );
  const verdict = judgeScopes(getIntegration(attempt.integration), provider, granted, held);
  const base = outcomeOf(attempt);
  if (verdict.kind === "unusable")
    return closeAttempt(context, attempt, "missing_required", {
      ...base,
      missing: verdict.missing,
    });
  if (!account) return closeAttempt(context, attempt, "provider_failed", base);

  const known: UnsavedTokens = { ...tokens, account, granted };
  const outcome = { ...base, account: account.name, toolsOn: verdict.toolsOn };
  const missing = verdict.missing;
  if (other !== null)
    return park(context, attempt, "wrong_account", known, {
      ...outcome,
      expectedAccount: other,
      missing,
    });
  if (verdict.kind === "partial")
    return park(context, attempt, "partial", known, { ...outcome, missing });
  const placed = { ...attempt, world: toWorldName(attempt.world) };
  await keepAccount(context, placed, known, outcome);
}

async function probe(
  provider: Provider,
  attempt: AttemptRow,
  { secret }: ObtainedTokens,
): Promise<Account | null> {
  const world = toWorldName(attempt.world);
  try {
    return await provider.probe(
      providerCall({ provider, hosts: provider.hosts, secret, world }),
      secret.reveal(),
    );
  } catch (cause) {
    logError("an account could not be named", cause, { provider: provider.id });
    return null;
  }
}

/** Whether another account was expected, and what the credential that this one replaces had. */
async function compare(
  tx: Tx,
  organizationId: string,
  { nodeId, provider, world, reconnects }: AttemptRow,
  account: Account | null,
): Promise<{ other: string | null; held: string[] }> {
  const rows = await tx.connection.findMany({
    where: { organizationId, nodeId, provider, endedAt: null },
    select: { id: true, world: true, accountId: true, accountName: true, grantedScopes: true },
  });
  const expected = rows.find(({ id }) => id === reconnects);
  const same = rows.find(({ accountId }) => accountId === account?.id);
  const isOther = account !== null && expected?.world === world && expected !== same;
  const replaced = expected ?? same;
  return {
    other: isOther ? expected.accountName : null,
    held: replaced?.grantedScopes ?? [],
  };
}

const park = (
  { organizationId, commit }: CommandContext,
  attempt: AttemptRow,
  status: "partial" | "wrong_account",
  tokens: UnsavedTokens,
  outcome: AttemptOutcome,
): Promise<void> =>
  commit(async (tx) => {
    await lockFinishing(tx, organizationId, attempt.id);
    await parkAttempt(tx, { ...attempt, organizationId }, status, outcome, tokens);
    return {
      result: undefined,
      audit: { subjectId: attempt.id, details: attemptDetails(attempt, status, outcome.account) },
    };
  });
