import type { Tx } from "@/lib/db";
import { getProvider } from "@/lib/providers/catalog";
import { openGiveBack } from "@/lib/removals/open-give-back";
import {
  type AttemptOutcome,
  type AttemptRow,
  type AttemptStatus,
  endAttempt,
  findAttempt,
  outcomeOf,
} from "./attempt";
import { toWorldName } from "./world-name";
import { type ObtainedTokens, obtainedTokens } from "./unsaved-tokens";

/** Keeps an attempt to this transaction and reads it; undefined where it has ended or never was. */
export async function lockAttempt(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<AttemptRow | undefined> {
  await tx.$queryRaw`
    select from connect_attempt
    where organization_id = ${organizationId}::uuid and id = ${id}::uuid for update`;
  const row = await findAttempt(tx, { organizationId, id });
  return row?.endedAt === null ? row : undefined;
}

/**
 * Ends an attempt that is locked without keeping what it obtained: in the same transaction that is
 * noted to be given back at the provider.
 */
export async function dropAttempt(
  tx: Tx,
  organizationId: string,
  row: AttemptRow,
  status: AttemptStatus,
  outcome: AttemptOutcome = outcomeOf(row),
): Promise<void> {
  const tokens = await obtainedTokens(tx, organizationId, row);
  await endAttempt(tx, { organizationId, id: row.id }, status, outcome);
  if (tokens) await giveBackTokens(tx, organizationId, row, tokens);
}

type MadeFor = Pick<AttemptRow, "nodeId" | "provider" | "world" | "providerAppId">;

/** Notes that tokens of an attempt are not kept. */
export async function giveBackTokens(
  tx: Tx,
  organizationId: string,
  { nodeId, provider, world, providerAppId }: MadeFor,
  { secret, account }: Pick<ObtainedTokens, "secret" | "account">,
): Promise<void> {
  await openGiveBack(tx, {
    organizationId,
    nodeId,
    provider: getProvider(provider),
    world: toWorldName(world),
    providerAppId,
    accountId: account?.id ?? null,
    accountName: account?.name,
    secret,
  });
}
