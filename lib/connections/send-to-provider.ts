import "server-only";
import * as oauth from "oauth4webapi";
import type { Tx } from "@/lib/db";
import { sandboxOrigin } from "@/lib/env";
import { conflict } from "@/lib/errors";
import { toWorld } from "@/lib/outbound/route";
import type { OAuth, OAuthClient, World } from "@/lib/providers/provider";
import { Secret } from "@/lib/vault/secret";
import { hashToken, mintToken } from "@/lib/vault/token";
import { attemptLifetimeMs, type AttemptRow, outcomeOf } from "./attempt";
import { sealForAttempt } from "./credential";
import { endWhenOverdue } from "./end-when-overdue";
import { redirectUriOf } from "./redirect-uri";

type Given = {
  organizationId: string;
  row: AttemptRow;
  /** Who goes there, in which browser. */
  person: { userId: string; sessionId: string };
  auth: OAuth;
  client: Secret<OAuthClient>;
  world: World;
  providerAppId: string | null;
  way: "oauth" | "app";
  scopes: readonly string[];
};

/** Has an attempt wait for its person, who goes to the provider's page at the address that is returned. */
export async function sendToProvider(
  tx: Tx,
  given: Given,
): Promise<{ url: string; expiresAt: string }> {
  const { organizationId, row, person, auth, client, world, providerAppId, way, scopes } = given;
  const verifier = oauth.generateRandomCodeVerifier();
  const challenge = await oauth.calculatePKCECodeChallenge(verifier);
  const state = mintToken(organizationId);
  const place = { organizationId, id: row.id };
  const expected = row.reconnects
    ? await tx.connection.findFirst({
        where: { organizationId, id: row.reconnects },
        select: { accountName: true },
      })
    : null;
  const expiresAt = new Date(Date.now() + attemptLifetimeMs);
  const redirectUri = redirectUriOf(row.provider);
  const { count } = await tx.connectAttempt.updateMany({
    where: { ...place, status: row.status, endedAt: null },
    data: {
      ...person,
      status: "waiting",
      ...{ world, providerAppId, way, redirectUri, expiresAt },
      scopes: [...scopes],
      stateHash: hashToken(state),
      sealed: await sealForAttempt(tx, new Secret({ verifier }), { ...place, field: "verifier" }),
      outcome: outcomeOf(row),
    },
  });
  if (count === 0) throw conflict("This attempt has ended. Start again.");
  await endWhenOverdue(tx, place, expiresAt);
  const url = authorizationAddress(auth, world, {
    response_type: "code",
    client_id: client.reveal().id,
    redirect_uri: redirectUri,
    state,
    ...(scopes.length > 0 && { scope: scopes.join(auth.scopeSeparator) }),
    ...(auth.pkce && { code_challenge: challenge, code_challenge_method: "S256" }),
    ...auth.authorizeParams,
    ...(auth.loginHintParam && expected && { [auth.loginHintParam]: expected.accountName }),
  });
  return { url, expiresAt: expiresAt.toISOString() };
}

/** Browsers are sent to https or to the sandbox, and nowhere else. */
function authorizationAddress(
  { authorizationUrl }: OAuth,
  world: World,
  parameters: Record<string, string>,
): string {
  const url = toWorld(authorizationUrl, world);
  if (url.protocol !== "https:" && url.origin !== sandboxOrigin())
    throw new Error("An authorization page is at https or at the sandbox");
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
