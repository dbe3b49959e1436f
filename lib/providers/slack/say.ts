import { z } from "zod";
import { AppError } from "@/lib/errors";
import type { ChannelContext } from "../channel";
import type { ProviderCall } from "../provider";
import { readAccount } from "../read-account";
import { readOwnFacts } from "./own-facts";

export const slackApi = "https://slack.com/api";

const Posted = z.object({ channel: z.string(), ts: z.string() });
const Joined = z.object({ channels: z.array(z.object({ id: z.string() })) });

/** Says something as the bot. Slack sends it back as an event, as it does everything said in a channel. */
export async function sayInSlack(
  { call, facts, settings }: ChannelContext,
  { conversationId, text }: { conversationId: string | null; text: string },
): Promise<{ conversationId: string; messageId: string }> {
  const { scopes = [] } = readOwnFacts(facts);
  const given = conversationId ?? settings.default_channel;
  const channel = typeof given === "string" ? given : await someConversation(call, scopes);
  const { body } = await call({
    method: "POST",
    url: `${slackApi}/chat.postMessage`,
    json: { channel, text },
  });
  const posted = readAccount("Slack", Posted, body);
  return { conversationId: posted.channel, messageId: posted.ts };
}

async function someConversation(call: ProviderCall, scopes: readonly string[]): Promise<string> {
  const types = [
    ["public_channel", "channels:read"],
    ["private_channel", "groups:read"],
    ["im", "im:read"],
  ]
    .filter(([, scope = ""]) => scopes.length === 0 || scopes.includes(scope))
    .map(([type]) => type);
  const { body } = await call({
    url: `${slackApi}/users.conversations`,
    query: { types: types.join(","), exclude_archived: true, limit: 20 },
  });
  const [first] = readAccount("Slack", Joined, body).channels;
  if (first) return first.id;
  throw new AppError(
    "conflict",
    "The bot is in no channel yet. Invite it to one in Slack, or write to it directly.",
  );
}
