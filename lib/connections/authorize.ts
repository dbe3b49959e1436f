import { z } from "zod";
import * as oauth from "oauth4webapi";
import { publicOrigin, sandboxOrigin } from "@/lib/env";
import { conflict } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import { toWorld } from "@/lib/outbound/route";
import { defineCommand } from "@/lib/pipeline/operation";
import { getProvider } from "@/lib/providers/catalog";
import type { OAuth, World } from "@/lib/providers/provider";
import { Secret } from "@/lib/vault/secret";
import { hashToken, mintToken } from "@/lib/vault/token";
import {
  attemptLifetimeMs,
  AttemptId,
  loadAttempt,
  nodesOfAttempt,
  outcomeOf,
  requireOwnAttempt,
  requirePerson,
  statusOf,
} from "./attempt";
import { admitsToAttempt, requireGoodLink } from "./attempt-admission";
import { connectProblem } from "./connect-problem";
import { sealForAttempt } from "./credential";
import { endWhenOverdue } from "./end-when-overdue";
import { effectiveAt } from "./effective-at";
import { currentClient, loadProviderApps, worlds } from "./world";

/** Where a provider sends people back to. */
export const redirectUriOf = (providerId: string): string =>
  `${publicOrigin()}/api/oauth/${providerId}/callback`;

export const authorizeConnect = defineCommand({
  name: "authorize_connect",
  summary: "Go on to the provider's own page, where the person allows the access.",
  permission: "connections:write",
  input: z.strictObject({ attemptId: AttemptId }),
  output: z.object({
    url: z.string().describe("The provider's page"),
    expiresAt: z.string(),
  }),
  nodes: nodesOfAttempt,
  admits: admitsToAttempt,
  async run({ actor, organizationId, commit }, { attemptId }) {
    const verifier = oauth.generateRandomCodeVerifier();
    const challenge = await oauth.calculatePKCECodeChallenge(verifier);
    const state = mintToken(organizationId);
    return commit(async (tx, { place }) => {
      const { userId, sessionId } = requirePerson(actor);
      // The provider sends a browser back, which has to be the one that was sent there.
      if (sessionId === null) throw conflict("Open the connect page in a browser to go on.");
      const row = await loadAttempt(tx, organizationId, attemptId);
      requireOwnAttempt(row, actor);
      const status = statusOf(row, new Date());
      if (status !== "open" && status !== "waiting")
        throw conflict("This attempt has ended. Start again.");
      await requireGoodLink(tx, organizationId, row);
      const provider = getProvider(row.provider);
      const integration = getIntegration(row.integration);
      const { auth } = provider;
      if (auth.type !== "oauth")
        throw conflict(`${provider.name} is connected by pasting a key, not by signing in there.`);
      const effective = await effectiveAt(tx, organizationId, row.nodeId, integration);
      const current = worlds(await loadProviderApps(tx, organizationId));
      const problem = connectProblem(effective, place.lineage, provider, current);
      if (problem !== null) throw conflict(problem);
      const used = await currentClient(tx, organizationId, provider);
      if (!used) throw conflict(`${provider.name} cannot be connected here.`);
      const { client, world, providerAppId } = used;

      const expected = row.reconnects
        ? await tx.connection.findFirst({
            where: { organizationId, id: row.reconnects },
            select: { accountName: true },
          })
        : null;
      const expiresAt = new Date(Date.now() + attemptLifetimeMs);
      const redirectUri = redirectUriOf(provider.id);
      const { count } = await tx.connectAttempt.updateMany({
        where: { organizationId, id: row.id, status: row.status, endedAt: null },
        data: {
          status: "waiting",
          world,
          providerAppId,
          userId,
          sessionId,
          redirectUri,
          expiresAt,
          stateHash: hashToken(state),
          sealed: await sealForAttempt(tx, new Secret({ verifier }), {
            organizationId,
            id: row.id,
            field: "verifier",
          }),
          outcome: outcomeOf(row),
        },
      });
      if (count === 0) throw conflict("This attempt has ended. Start again.");
      await endWhenOverdue(tx, { organizationId, id: row.id }, expiresAt);
      const url = authorizationAddress(auth, world, {
        response_type: "code",
        client_id: client.reveal().id,
        redirect_uri: redirectUri,
        state,
        ...(row.scopes.length > 0 && { scope: row.scopes.join(auth.scopeSeparator) }),
        ...(auth.pkce && { code_challenge: challenge, code_challenge_method: "S256" }),
        ...auth.authorizeParams,
        ...(auth.loginHintParam && expected && { [auth.loginHintParam]: expected.accountName }),
      });
      return {
        result: { url, expiresAt: expiresAt.toISOString() },
        audit: {
          subjectId: row.id,
          details: { integration: integration.id, name: integration.name, provider: provider.name },
        },
      };
    });
  },
});

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
