import { z } from "zod";
import type { Channel, ChannelEvent } from "../channel";
import { readUpdate } from "../telegram-webhook";

const Update = z.object({
  update_id: z.int().min(0),
  managed_bot: z.object({ bot: z.object({ id: z.int(), username: z.string() }) }).optional(),
});

/**
 * Reads that somebody made a bot with the manager. It comes again when a bot gets a new token or another
 * owner, so whoever hears it looks for the bot that was asked for.
 */
export const receiveManaged: Channel["receive"] = (request, { secret }) => {
  const read = readUpdate(request, secret, Update);
  if (read.kind === "refused") return Promise.resolve(read);
  const bot = read.update.managed_bot?.bot;
  const events: ChannelEvent[] = bot
    ? [{ type: "bot_made", botId: String(bot.id), username: bot.username, startedFor: null }]
    : [];
  return Promise.resolve({ kind: "accepted", messages: [], events, answer: { status: 200 } });
};
