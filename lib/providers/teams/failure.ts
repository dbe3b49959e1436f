import { z } from "zod";
import type { ProviderFailure, ProviderResponse } from "../provider";
import { quoteProvider } from "../provider-text";
import { failureOfStatus } from "../status-failure";

/** Entra refuses with a code in its description, the connector with an object. */
const EntraRefusal = z.object({ error: z.string(), error_description: z.string() });
const ConnectorRefusal = z.object({
  error: z.object({ code: z.string(), message: z.string() }),
});

const entraWords: readonly (readonly [code: string, message: string])[] = [
  [
    "AADSTS7000215",
    "Microsoft does not know this secret. Copy the value of the secret, not its id.",
  ],
  ["AADSTS7000222", "This client secret has expired. Make a new one and copy its value."],
  ["AADSTS700016", "This tenant has no bot with this id. Copy both ids again."],
  ["AADSTS90002", "Microsoft has no tenant with this id. Copy the tenant id again."],
];

/** Why Microsoft refused: Entra for the bot's sign-in, the connector of Teams for everything else. */
export function teamsFailure(response: ProviderResponse): ProviderFailure | undefined {
  const entra = EntraRefusal.safeParse(response.body).data;
  if (entra && response.status >= 400 && response.status < 500 && response.status !== 429) {
    const known = entraWords.find(([code]) => entra.error_description.includes(code));
    const isDead = ["invalid_client", "unauthorized_client"].includes(entra.error);
    if (known || isDead)
      return {
        reason: "unauthorized",
        message:
          known?.[1] ?? "Microsoft does not let this bot sign in. Copy its id and secret again.",
      };
  }
  const refusal = ConnectorRefusal.safeParse(response.body).data?.error;
  const failure = failureOfStatus("Teams", response, quoteProvider(refusal?.message));
  if (response.status === 403 && refusal?.code === "BotNotInConversationRoster")
    return {
      reason: "forbidden",
      message: "The bot is not in this conversation any more. Somebody there can add it again.",
    };
  if (response.status === 404 && failure)
    return {
      reason: "not_found",
      message: "Teams has no such conversation or message that the bot may see.",
    };
  return failure;
}
