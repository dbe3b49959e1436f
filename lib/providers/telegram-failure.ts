import { z } from "zod";
import type { ProviderFailure, ProviderResponse } from "./provider";
import { quoteProvider } from "./provider-text";
import { failureOfStatus, rateLimited, unauthorized } from "./status-failure";

const Refusal = z.object({
  ok: z.literal(false),
  error_code: z.int(),
  description: z.string(),
  parameters: z
    .object({ retry_after: z.int().optional(), migrate_to_chat_id: z.int().optional() })
    .optional(),
});

type Known = Pick<ProviderFailure, "reason" | "message"> & { says: RegExp };

/** What Telegram's descriptions mean for the caller. */
const known: readonly Known[] = [
  {
    says: /chat not found|user not found|PEER_ID_INVALID/i,
    reason: "not_found",
    message:
      "Telegram has no such conversation for this bot. People have to write to the bot first, or add it to their group.",
  },
  {
    says: /bot was blocked by the user/i,
    reason: "forbidden",
    message: "This person has blocked the bot.",
  },
  {
    says: /can't initiate conversation/i,
    reason: "forbidden",
    message: "On Telegram a bot cannot write first: the person has to write to it once.",
  },
  {
    says: /bot was kicked|bot is not a member|not enough rights|have no rights|CHAT_WRITE_FORBIDDEN/i,
    reason: "forbidden",
    message: "The bot is not in this group, or may not do that there. Ask an admin of the group.",
  },
  {
    says: /message is too long/i,
    reason: "invalid",
    message: "The message is too long for Telegram: 4096 characters at most.",
  },
  {
    says: /message text is empty/i,
    reason: "invalid",
    message: "The message is empty.",
  },
  {
    says: /message to be replied not found|message to react not found|message thread not found|MESSAGE_ID_INVALID/i,
    reason: "not_found",
    message: "Telegram has no such message or topic in this conversation.",
  },
  {
    says: /REACTION_INVALID|REACTIONS_UNIQ/i,
    reason: "invalid",
    message:
      "Telegram does not allow this reaction here. Use one of its standard ones, such as 👍, ❤ or 🔥.",
  },
  {
    says: /BOT_CREATE_LIMIT_EXCEEDED/i,
    reason: "invalid",
    message: "This person cannot own more bots at Telegram. Delete one at BotFather first.",
  },
  {
    says: /bad webhook/i,
    reason: "invalid",
    message:
      "Telegram does not take this server's address for events. It needs https on port 443, 80, 88 or 8443, with a certificate that others trust.",
  },
];

/** Telegram says why in words, under the status of its code. */
export function telegramFailure(response: ProviderResponse): ProviderFailure | undefined {
  const { data } = Refusal.safeParse(response.body);
  if (!data) return failureOfStatus("Telegram", response);
  const { error_code, description, parameters } = data;
  // What is not even shaped like a token of theirs is "Not Found"; the methods themselves exist.
  if (error_code === 401 || (error_code === 404 && /^not found$/i.test(description)))
    return unauthorized("Telegram");
  if (error_code === 429) return rateLimited("Telegram", parameters?.retry_after);
  if (parameters?.migrate_to_chat_id !== undefined)
    return {
      reason: "invalid",
      message: `This group has moved. Its conversation is now ${String(parameters.migrate_to_chat_id)}.`,
    };
  const found = known.find(({ says }) => says.test(description));
  if (found) return { reason: found.reason, message: found.message };
  const status = response.status >= 400 ? response.status : error_code;
  const words = quoteProvider(description.replace(/^[\w ]+: /, ""));
  return failureOfStatus("Telegram", { ...response, status }, words);
}
