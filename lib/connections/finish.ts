import { z } from "zod";
import * as oauth from "oauth4webapi";
import { getIntegration } from "@/lib/integrations/catalog";
import { logError } from "@/lib/log";
import { providerCall } from "@/lib/outbound/provider-call";
import { type CommandContext, defineCommand } from "@/lib/pipeline/operation";
import { getProvider } from "@/lib/providers/catalog";
import type { Account, OAuth, OAuthClient, Provider, World } from "@/lib/providers/provider";
import { Secret } from "@/lib/vault/secret";
import { type AttemptOutcome, type AttemptStatus, loadAttempt, outcomeOf } from "./attempt";
import { toAttemptId } from "./attempt-id";
import { ConnectAttempt, viewAttempt } from "./attempt-view";
import { type ClaimedAttempt, claimAttempt, nodeOfState } from "./claim-attempt";
import { abandonAttempt, closeAttempt } from "./close-attempt";
import { keepAccount } from "./keep-account";
import { revokeUnsaved } from "./revoke-unsaved";
import { judgeScopes } from "./judge-scopes";
import { redeemCode, serverOf, type TokenEndpoint, TokenRefusedError } from "./token-endpoint";
import { sealUnsaved, type UnsavedTokens } from "./unsaved-tokens";
import { clientOf } from "./world";

export const finishConnect = defineCommand({
  name: "finish_connect",
  summary: "Take what the provider sent back with the person, and store the account.",
  permission: "connections:write",
  input: z.object({
    provider: z.string().describe("Id of the provider whose callback was called"),
    state: z.string().describe("The `state` that came back; it counts once"),
    code: z.string().optional().describe("The authorization code"),
    error: z.string().optional().describe("The provider's word for why there is no code"),
    iss: z.string().optional().describe("Who issued the answer, where the provider says so"),
  }),
  output: ConnectAttempt,
  nodes: nodeOfState,
  async run(context, input) {
    const { actor, organizationId, read } = context;
    const claimed = await read((tx) => claimAttempt(tx, organizationId, actor, input));
    await settle(context, claimed, input).catch(async (cause: unknown) => {
      await abandonAttempt(context, claimed);
      throw cause;
    });
    return read(async (tx) => {
      const id = toAttemptId(organizationId, claimed.id);
      return viewAttempt(
        tx,
        organizationId,
        context.place,
        await loadAttempt(tx, organizationId, id),
      );
    });
  },
});

type Answer = { state: string; code?: string; error?: string; iss?: string };

/** Brings a claimed attempt to its end, or to the person's decision. */
async function settle(
  context: CommandContext,
  attempt: ClaimedAttempt,
  input: Answer,
): Promise<void> {
  const provider = getProvider(attempt.provider);
  const { auth } = provider;
  const found = await context.read((tx) =>
    clientOf(tx, context.organizationId, { ...attempt, provider }),
  );
  const client = found?.client;
  const end = (status: AttemptStatus, outcome: AttemptOutcome = {}) =>
    closeAttempt(context, attempt, status, { ...outcomeOf(attempt), ...outcome });
  if (auth.type !== "oauth" || !client || attempt.expired)
    return end(attempt.expired ? "expired" : "provider_failed");

  const answer = readAnswer(auth, client, input);
  if (typeof answer === "string") return end(answer);
  const endpoint: TokenEndpoint = { provider, auth, world: attempt.world, client };
  const obtained = await obtain(endpoint, attempt, answer);
  if ("failure" in obtained) return end("provider_failed", obtained.failure);
  await decide(context, attempt, provider, obtained);
}

/** The checked parameters of the callback, or how it ends the attempt. */
function readAnswer(
  auth: OAuth,
  client: Secret<OAuthClient>,
  { state, code, error, iss }: Answer,
): URLSearchParams | "declined" | "provider_failed" {
  const parameters = new URLSearchParams({
    state,
    ...(code !== undefined && { code }),
    ...(error !== undefined && { error }),
    ...(iss !== undefined && { iss }),
  });
  try {
    return oauth.validateAuthResponse(
      serverOf(auth),
      { client_id: client.reveal().id },
      parameters,
      state,
    );
  } catch (cause) {
    const declined = cause instanceof oauth.AuthorizationResponseError && error === "access_denied";
    return declined ? "declined" : "provider_failed";
  }
}

/** Redeems the code and asks whose account it is. Nothing that was given is left behind on failure. */
async function obtain(
  endpoint: TokenEndpoint,
  attempt: ClaimedAttempt,
  answer: URLSearchParams,
): Promise<(UnsavedTokens & { accountKnown: boolean }) | { failure: AttemptOutcome }> {
  const { provider, world } = endpoint;
  try {
    const { verifier, redirectUri } = attempt;
    const tokens = await redeemCode(endpoint, answer, redirectUri, verifier);
    const secret = new Secret({
      accessToken: tokens.accessToken,
      ...(tokens.refreshToken !== undefined && { refreshToken: tokens.refreshToken }),
    });
    const account = await probe(provider, world, secret);
    const { expiresInSeconds, scopes } = tokens;
    return {
      secret,
      account: account ?? { id: "", name: "" },
      accountKnown: account !== null,
      granted: scopes ?? account?.scopes ?? attempt.scopes,
      endsAt: expiresInSeconds === undefined ? null : Date.now() + expiresInSeconds * 1000,
    };
  } catch (cause) {
    logError("connecting failed", cause, { provider: provider.id, attempt: attempt.id });
    if (cause instanceof TokenRefusedError && cause.code === "invalid_client")
      return {
        failure: {
          message: `${provider.name} refuses this server's app. Its operator should check the client secret. Nothing was saved.`,
        },
      };
    return { failure: {} };
  }
}

async function probe(
  provider: Provider,
  world: World,
  secret: UnsavedTokens["secret"],
): Promise<Account | null> {
  try {
    return await provider.probe(providerCall({ provider, hosts: provider.hosts, secret, world }));
  } catch (cause) {
    logError("an account could not be named", cause, { provider: provider.id });
    return null;
  }
}

async function decide(
  context: CommandContext,
  attempt: ClaimedAttempt,
  provider: Provider,
  tokens: UnsavedTokens & { accountKnown: boolean },
): Promise<void> {
  const { organizationId } = context;
  const integration = getIntegration(attempt.integration);
  const base = outcomeOf(attempt);
  const { account, accountKnown, secret } = tokens;
  const giveBack = () =>
    revokeUnsaved({
      organizationId,
      provider,
      providerAppId: attempt.providerAppId,
      world: attempt.world,
      secret,
      accountId: accountKnown ? account.id : null,
    });
  try {
    const held = await context.read((tx) =>
      tx.connection.findFirst({
        where: {
          organizationId,
          nodeId: attempt.nodeId,
          provider: provider.id,
          accountId: account.id,
          endedAt: null,
        },
        select: { grantedScopes: true },
      }),
    );
    const verdict = judgeScopes(integration, provider, tokens.granted, held?.grantedScopes ?? []);
    if (verdict.kind === "unusable") {
      await closeAttempt(context, attempt, "missing_required", {
        ...base,
        missing: verdict.missing,
      });
      await giveBack();
      return;
    }
    if (!accountKnown) {
      await closeAttempt(context, attempt, "provider_failed", base);
      await giveBack();
      return;
    }
    const outcome = { ...base, account: account.name, toolsOn: verdict.toolsOn };
    if (verdict.kind === "partial") {
      const missing = verdict.missing;
      await closeAttempt(context, attempt, "partial", { ...outcome, missing }, (tx) =>
        sealUnsaved(tx, tokens, { organizationId, id: attempt.id }),
      );
      return;
    }
    const saved = await keepAccount(context, attempt, tokens, outcome);
    if (!saved) await giveBack();
  } catch (cause) {
    // Not stored, for whatever reason: a lost role, a full pool.
    await giveBack();
    throw cause;
  }
}
