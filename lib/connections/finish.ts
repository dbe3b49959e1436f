import { z } from "zod";
import { crashPoint } from "@/lib/crash-point";
import { conflict } from "@/lib/errors";
import { type CommandContext, defineCommand } from "@/lib/pipeline/operation";
import { getProvider } from "@/lib/providers/catalog";
import type { MadeApp } from "@/lib/providers/make";
import type { Provider } from "@/lib/providers/provider";
import { Secret } from "@/lib/vault/secret";
import { admitsByLink } from "./attempt-admission";
import { authorizationOf } from "./attempt-authorization";
import { type AttemptOutcome, type AttemptStatus, loadAttempt, outcomeOf } from "./attempt";
import { toAttemptId } from "./attempt-id";
import { ConnectAttempt, viewAttempt } from "./attempt-view";
import { toWorldName } from "./world-name";
import { attemptOfState, type ClaimedAttempt, claimAttempt, nodeOfState } from "./claim-attempt";
import { abandonAttempt, closeAttempt, leaveUnknown } from "./close-attempt";
import { decideAccount } from "./decide-account";
import { answerLost, appRefused } from "./outcome-text";
import { type CallbackAnswer, readAnswer } from "./read-answer";
import { redeem } from "./redeem";
import { storeTokens } from "./store-tokens";
import type { ObtainedTokens } from "./unsaved-tokens";

export const finishConnect = defineCommand({
  name: "finish_connect",
  summary: "Take what the provider sent back with the person, and store the account.",
  permission: "connections:write",
  input: z.strictObject({
    provider: z.string().describe("Id of the provider whose callback was called"),
    state: z.string().describe("The `state` that came back; it counts once"),
    code: z.string().optional().describe("The authorization code"),
    error: z.string().optional().describe("The provider's word for why there is no code"),
    iss: z.string().optional().describe("Who issued the answer, where the provider says so"),
  }),
  output: ConnectAttempt,
  nodes: nodeOfState,
  admits: async (tx, input, caller) =>
    admitsByLink(tx, await attemptOfState(tx, input, caller.organizationId), caller),
  async run(context, input) {
    const { actor, organizationId, read } = context;
    const claimed = await read((tx) => claimAttempt(tx, organizationId, actor, input));
    await settle(context, claimed, input).catch(async (cause: unknown) => {
      await abandonAttempt(context, claimed, cause);
      throw cause;
    });
    return read(async (tx) => {
      const id = toAttemptId(organizationId, claimed.id);
      const row = await loadAttempt(tx, organizationId, id);
      return viewAttempt(tx, organizationId, context.place, row);
    });
  },
});

/**
 * Brings a claimed attempt to its end, or to the person's decision. What the provider gives is stored,
 * sealed, before anything else is asked: from then on it is kept or given back, whatever happens here.
 */
async function settle(
  context: CommandContext,
  attempt: ClaimedAttempt,
  input: CallbackAnswer,
): Promise<void> {
  const { organizationId, read } = context;
  const provider = getProvider(attempt.provider);
  const world = toWorldName(attempt.world);
  const { providerAppId, redirectUri, verifier } = attempt;
  const found = await read((tx) => authorizationOf(tx, organizationId, attempt));
  const end = (status: AttemptStatus, outcome: AttemptOutcome = {}) =>
    closeAttempt(context, attempt, status, { ...outcomeOf(attempt), ...outcome });
  if (!found || attempt.expired) return end(attempt.expired ? "expired" : "provider_failed");

  const { auth, client, made } = found;
  const answer = readAnswer(auth, client, input);
  if (typeof answer === "string") return end(answer);
  const endpoint = { provider, auth, world, client };
  const redeemed = await redeem(endpoint, { answer, redirectUri: redirectUri ?? "", verifier });
  if (redeemed.kind === "unknown") return leaveUnknown(context, attempt);
  if (redeemed.kind === "refused") {
    const { name } = provider;
    const isApp = redeemed.code === "invalid_client";
    return end("provider_failed", {
      ...(redeemed.again && { message: answerLost(name) }),
      ...(isApp && { message: appRefused(name, providerAppId !== null) }),
    });
  }
  crashPoint("finish:after_answer");
  const tokens = ofApp(provider, made, redeemed.tokens);
  if (!(await read((tx) => storeTokens(tx, organizationId, attempt, tokens))))
    throw conflict("This attempt has ended meanwhile. Nothing was saved.");
  crashPoint("finish:after_tokens_stored");
  await decideAccount(context, attempt, provider, tokens);
}

/** Of an agent's own app more is kept than its tokens: what its events are checked with. */
function ofApp(
  provider: Provider,
  made: Secret<MadeApp> | null,
  tokens: ObtainedTokens,
): ObtainedTokens {
  const { app } = provider;
  if (!made || !app) return tokens;
  const { accessToken = "", refreshToken } = tokens.secret.reveal();
  const given = { accessToken, ...(refreshToken !== undefined && { refreshToken }) };
  return { ...tokens, secret: new Secret(app.toSecret(made.reveal(), given)) };
}
