import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { crashPoint } from "@/lib/crash-point";
import { inOrganization, type Tx } from "@/lib/db";
import { AppError, conflict } from "@/lib/errors";
import { anonymousCall } from "@/lib/outbound/provider-call";
import type { Provider, TokenSet } from "@/lib/providers/provider";
import { withConnectionLock } from "./connection-lock";
import { openCredential, type OpenedCredential } from "./credential";
import { RenewalError } from "./refresh-failure";
import { callerPatienceMs, earlyMs, lockPatienceMs, requestMs, settleMs } from "./refresh-times";
import { settleFailure } from "./settle-failure";
import { storeRenewed } from "./store-renewed";
import { refreshAccess } from "./token-endpoint";
import type { Used } from "./used";
import { clientOfConnection } from "./world";

/** When a credential is to be renewed. */
export type Wanted = {
  /** The version that the provider has just refused. */
  refusedVersion?: number | undefined;
  /** This long before its end. */
  aheadMs?: number;
};

export const isDue = (
  { secret, tokenExpiresAt }: Pick<OpenedCredential, "secret" | "tokenExpiresAt">,
  aheadMs = earlyMs,
): boolean =>
  secret.reveal().refreshToken !== undefined &&
  tokenExpiresAt !== null &&
  tokenExpiresAt.getTime() - Date.now() < aheadMs;

const running = new Map<string, Promise<OpenedCredential>>();

/**
 * The credential to use now, renewed where it is due. However many ask at once, in however many
 * processes, one request is made, and it goes on when whoever asked has given up.
 */
export function startRenewal(used: Used, wanted: Wanted = {}): Promise<OpenedCredential> {
  const key = `${used.id} ${wanted.refusedVersion ?? ""} ${wanted.aheadMs ?? ""}`;
  const known = running.get(key);
  if (known) return known;
  const renewal = renew(used, wanted).finally(() => running.delete(key));
  running.set(key, renewal);
  return renewal;
}

/** The same for a caller, who is told to come back where that takes too long. */
export async function renewCredential(
  used: Used,
  wanted: Wanted = {},
  patienceMs = callerPatienceMs,
): Promise<OpenedCredential> {
  const patience = new AbortController();
  const isOver = wait(patienceMs, undefined, { signal: patience.signal, ref: false }).catch(
    () => undefined,
  );
  const renewed = await Promise.race([startRenewal(used, wanted), isOver]).finally(() => {
    patience.abort();
  });
  if (renewed) return renewed;
  throw new RenewalError(
    "slow",
    `${used.provider.name} takes long to renew the access. Try again in a minute.`,
  );
}

async function renew(used: Used, wanted: Wanted): Promise<OpenedCredential> {
  let seen: Date | undefined;
  for (;;) {
    const ended = await withConnectionLock(used.id, () => renewOnce(used, wanted, seen), {
      patienceMs: lockPatienceMs,
    });
    if (!("underWaySince" in ended)) return ended;
    // The lock is free although a request seems to be under way. Its process is dead, or takes the lock back.
    seen = ended.underWaySince;
    await wait(settleMs);
  }
}

/** For the clean-up of an ended connection, which has its lock. */
export async function renewUnderLock(
  used: Used,
  { live }: { live: false },
): Promise<OpenedCredential> {
  const ended = await renewOnce(used, { live }, "any");
  if ("underWaySince" in ended) throw new Error("A clean-up never waits for a request");
  return ended;
}

type Seen = Date | "any" | undefined;
type UnderWay = { underWaySince: Date };
type Request = {
  ask: () => Promise<TokenSet>;
  /** Whether an earlier answer may be lost, and a newer token with it. */
  wasLost: boolean;
  /** False for the clean-up of an ended connection. */
  live: boolean;
};

async function renewOnce(
  used: Used,
  wanted: Wanted & { live?: boolean },
  seen: Seen,
): Promise<OpenedCredential | UnderWay> {
  const begun = await begin(used, wanted, seen);
  if ("underWaySince" in begun) return begun;
  const { opened, request } = begun;
  if (!request) return opened;
  crashPoint("refresh:before_request");
  let tokens: TokenSet;
  try {
    tokens = await request.ask();
  } catch (error) {
    return await settleFailure(used, opened, request, error);
  }
  crashPoint("refresh:after_answer");
  const stored = await storeRenewed(used, opened, tokens);
  crashPoint("refresh:after_store");
  return stored;
}

/** Reads what there is under the lock, and notes that a request is about to be sent where one is needed. */
const begin = (
  used: Used,
  { refusedVersion, aheadMs, live = true }: Wanted & { live?: boolean },
  seen: Seen,
): Promise<UnderWay | { opened: OpenedCredential; request?: Request }> =>
  inOrganization(used.organizationId, async (tx) => {
    const { organizationId, id } = used;
    const opened = await openCredential(tx, { organizationId, id }, { live });
    if (!opened) throw conflict("This account was disconnected.");
    // Somebody else may have renewed it while this call waited for the lock.
    const isWanted = refusedVersion === opened.version || isDue(opened, aheadMs);
    const { refreshToken } = opened.own.reveal();
    if (refreshToken === undefined || !isRenewable(used.provider) || !isWanted) return { opened };
    const since = opened.refreshingSince;
    if (since && mayBeUnderWay(since, seen)) return { underWaySince: since };
    const ask = await requestOf(tx, used, opened, refreshToken);
    await tx.connection.updateMany({
      where: { organizationId, id, credentialVersion: opened.version },
      data: { refreshingSince: new Date() },
    });
    return { opened, request: { ask, wasLost: since !== null, live } };
  });

const isRenewable = ({ auth, renew }: Provider): boolean =>
  auth.type === "oauth" || renew !== undefined;

/** How new tokens are asked for: with the OAuth client, or in the provider's own way. */
async function requestOf(
  tx: Tx,
  { organizationId, id, provider, world }: Used,
  { own }: OpenedCredential,
  refreshToken: string,
): Promise<() => Promise<TokenSet>> {
  const { auth, renew, hosts } = provider;
  if (auth.type !== "oauth") {
    const call = anonymousCall({ provider, hosts, world, timeoutMs: requestMs });
    return async () => renew?.(call, own.reveal()) ?? Promise.reject(new Error("Not renewable"));
  }
  const found = await clientOfConnection(tx, organizationId, id);
  if (found) return () => refreshAccess({ provider, world, auth, ...found }, refreshToken);
  throw new AppError(
    "unavailable",
    `The provider app of ${provider.name} is not set up any more, so the access cannot be renewed.`,
  );
}

const mayBeUnderWay = (since: Date, seen: Seen): boolean =>
  seen !== "any" &&
  since.getTime() !== seen?.getTime() &&
  Date.now() - since.getTime() < requestMs + settleMs;
