import "server-only";
import { inOrganization } from "@/lib/db";
import { AppError, conflict } from "@/lib/errors";
import type { OAuth, Provider, TokenSet, World } from "@/lib/providers/provider";
import { Secret } from "@/lib/vault/secret";
import { withConnectionLock } from "./connection-lock";
import { openCredential, type OpenedCredential, sealCredential } from "./credential";
import { markBroken } from "./mark-broken";
import { refreshAccess, TokenRefusedError } from "./token-endpoint";
import { clientOfConnection } from "./world";

/** A connection as far as using its credential goes. */
export type Used = { organizationId: string; id: string; provider: Provider; world: World };

/** Tokens are renewed this long before they end. */
const earlyMs = 60_000;

/** Codes after which trying again cannot help; everything else may pass. */
const terminal: Readonly<Partial<Record<string, "revoked" | "expired" | "app_refused">>> = {
  invalid_grant: "revoked",
  invalid_refresh_token: "revoked",
  access_denied: "revoked",
  token_revoked: "revoked",
  expired_token: "expired",
  token_expired: "expired",
  invalid_client: "app_refused",
  invalid_client_id: "app_refused",
  unauthorized_client: "app_refused",
  bad_client_secret: "app_refused",
};

export const isDue = ({ secret, tokenExpiresAt }: OpenedCredential, now = Date.now()): boolean =>
  secret.reveal().refreshToken !== undefined &&
  tokenExpiresAt !== null &&
  tokenExpiresAt.getTime() - now < earlyMs;

const running = new Map<string, Promise<OpenedCredential>>();

/**
 * The credential to use now, renewed where it is due or where the provider has just refused the one
 * of `refusedVersion`. However many ask at once, in however many processes, one request is made.
 */
export function renewCredential(used: Used, refusedVersion?: number): Promise<OpenedCredential> {
  const key = `${used.id} ${refusedVersion ?? "due"}`;
  const known = running.get(key);
  if (known) return known;
  const renewal = withConnectionLock(used.id, () =>
    renewUnderLock(used, { refusedVersion }),
  ).finally(() => running.delete(key));
  running.set(key, renewal);
  return renewal;
}

/** For whoever has the connection's lock. `live: false` is for the clean-up of an ended connection. */
export async function renewUnderLock(
  used: Used,
  { refusedVersion, live = true }: { refusedVersion?: number | undefined; live?: boolean },
): Promise<OpenedCredential> {
  const { organizationId, id, provider } = used;
  const opened = await inOrganization(organizationId, (tx) =>
    openCredential(tx, { organizationId, id }, { live }),
  );
  if (!opened) throw conflict("This account was disconnected.");
  const refreshToken = opened.secret.reveal().refreshToken;
  // Somebody else may have renewed it while this call waited for the lock.
  const isRefused = refusedVersion === opened.version;
  if (refreshToken === undefined || provider.auth.type !== "oauth" || !(isRefused || isDue(opened)))
    return opened;
  try {
    return await store(used, opened, await request(used, provider.auth, refreshToken));
  } catch (error) {
    const reason = error instanceof TokenRefusedError ? terminal[error.code] : undefined;
    if (reason) {
      await markBroken(used, opened.version, reason);
      throw reconnectNeeded(provider, reason);
    }
    const stillGood = !isRefused && (opened.tokenExpiresAt?.getTime() ?? 0) > Date.now() + 5_000;
    if (stillGood) return opened;
    throw error;
  }
}

const reconnectNeeded = (provider: Provider, reason: string): AppError =>
  conflict(
    reason === "app_refused"
      ? `${provider.name} refuses this server's app. Its operator should check the client secret.`
      : `${provider.name} no longer accepts this account. Reconnect it.`,
  );

async function request(
  { organizationId, id, provider, world }: Used,
  auth: OAuth,
  refreshToken: string,
): Promise<TokenSet> {
  const found = await inOrganization(organizationId, (tx) =>
    clientOfConnection(tx, organizationId, id),
  );
  if (!found)
    throw new AppError(
      "unavailable",
      `The provider app of ${provider.name} is not set up any more, so the access cannot be renewed.`,
    );
  return refreshAccess({ provider, auth, world, client: found.client }, refreshToken);
}

/** Stores renewed tokens before they are used; a provider that rotates has killed the old ones. */
async function store(
  { organizationId, id }: Used,
  opened: OpenedCredential,
  { accessToken, refreshToken, expiresInSeconds }: TokenSet,
): Promise<OpenedCredential> {
  const secret = new Secret({
    ...opened.secret.reveal(),
    accessToken,
    ...(refreshToken !== undefined && { refreshToken }),
  });
  const version = opened.version + 1;
  const tokenExpiresAt =
    expiresInSeconds === undefined ? null : new Date(Date.now() + expiresInSeconds * 1000);
  return inOrganization(organizationId, async (tx) => {
    const { count } = await tx.connection.updateMany({
      where: { organizationId, id, credentialVersion: opened.version, credential: { not: null } },
      data: {
        credential: await sealCredential(tx, secret, { organizationId, id }, version),
        credentialVersion: version,
        tokenExpiresAt,
        brokenAt: null,
        brokenReason: null,
      },
    });
    if (count === 1) return { secret, version, tokenExpiresAt };
    // Reconnected meanwhile: that credential is the one that counts.
    const current = await openCredential(tx, { organizationId, id }, { live: true });
    if (!current) throw conflict("This account was disconnected.");
    return current;
  });
}
