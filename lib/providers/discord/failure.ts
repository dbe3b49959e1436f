import { z } from "zod";
import type { ProviderFailure, ProviderResponse } from "../provider";
import { quoteProvider } from "../provider-text";
import { failureOfStatus, rateLimited, retryAfterSeconds } from "../status-failure";

const Refusal = z.object({
  code: z.number().optional(),
  message: z.string().optional(),
  retry_after: z.number().optional(),
});

type Known = Pick<ProviderFailure, "reason" | "message">;

/** What Discord's codes mean for the caller. */
const known: Readonly<Partial<Record<number, Known>>> = {
  10003: {
    reason: "not_found",
    message: "Discord has no such channel. Check its id.",
  },
  10008: { reason: "not_found", message: "Discord has no such message in this channel." },
  10013: { reason: "not_found", message: "Discord has no such user." },
  10014: {
    reason: "not_found",
    message: "Discord does not know this emoji. Give the character itself, like 👍, or name:id.",
  },
  10015: {
    reason: "invalid",
    message: "This command was made too long ago to be answered. Send a message instead.",
  },
  50001: {
    reason: "forbidden",
    message: "The bot cannot see this channel. Someone on the server can give it access.",
  },
  50006: { reason: "invalid", message: "The message is empty." },
  50007: {
    reason: "forbidden",
    message: "This person takes no direct messages from the bot.",
  },
  50013: {
    reason: "forbidden",
    message: "The bot lacks a permission for this. Someone on the server can give it to its role.",
  },
  50027: {
    reason: "invalid",
    message: "This command was made too long ago to be answered. Send a message instead.",
  },
  50035: { reason: "invalid", message: "Discord does not accept a value of this request." },
  160005: { reason: "forbidden", message: "This thread is locked." },
};

export function discordFailure(response: ProviderResponse): ProviderFailure | undefined {
  if (response.status < 400) return undefined;
  const { data } = Refusal.safeParse(response.body);
  if (response.status === 429)
    return rateLimited(
      "Discord",
      data?.retry_after === undefined
        ? retryAfterSeconds(response.headers)
        : Math.ceil(data.retry_after),
    );
  const meaning = data?.code === undefined ? undefined : known[data.code];
  return meaning ?? failureOfStatus("Discord", response, quoteProvider(data?.message));
}
