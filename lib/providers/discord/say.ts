import { z } from "zod";
import { AppError } from "@/lib/errors";
import type { ChannelContext } from "../channel";
import type { ProviderCall } from "../provider";
import { readAccount } from "../read-account";
import { isRefusal } from "../revocation";
import { api } from "./application";
import { readGuilds } from "./guilds";
import { Snowflake } from "./snowflake";

const Sent = z.object({ id: Snowflake, channel_id: Snowflake });
const Channels = z.array(
  z.object({ id: Snowflake, type: z.number(), position: z.number().default(0) }),
);

const textChannel = 0;
/** Channels that the bot may not write to come before the one where it may. */
const mostTried = 10;

/** Says something in a channel; in the first where it may write when none is named. */
export async function sayOnDiscord(
  { call }: Pick<ChannelContext, "call">,
  { conversationId, text }: { conversationId: string | null; text: string },
): Promise<{ conversationId: string; messageId: string }> {
  if (conversationId !== null) return send(call, conversationId, text);
  for (const id of await textChannels(call))
    try {
      return await send(call, id, text);
    } catch (error) {
      if (!isRefusal(error, "forbidden", "not_found")) throw error;
    }
  throw new AppError(
    "conflict",
    "The bot is in no server where it may write. Choose a server at Discord first.",
  );
}

async function send(call: ProviderCall, channelId: string, content: string) {
  const { body } = await call({
    method: "POST",
    url: `${api}/channels/${channelId}/messages`,
    json: { content, allowed_mentions: { parse: [] } },
  });
  const sent = readAccount("Discord", Sent, body);
  return { conversationId: sent.channel_id, messageId: sent.id };
}

async function textChannels(call: ProviderCall): Promise<string[]> {
  const found: string[] = [];
  for (const guild of await readGuilds(call)) {
    const { body } = await call({ url: `${api}/guilds/${guild.id}/channels` });
    const channels = readAccount("Discord", Channels, body)
      .filter(({ type }) => type === textChannel)
      .toSorted((a, b) => a.position - b.position);
    found.push(...channels.map(({ id }) => id));
    if (found.length >= mostTried) break;
  }
  return found.slice(0, mostTried);
}
