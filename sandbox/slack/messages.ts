import { botOf, type SlackBot } from "./caller";
import { slackTeam, type SlackChannel, type SlackData, type SlackMessage } from "./seed";

export function addMessage(
  data: SlackData,
  channel: SlackChannel,
  bot: SlackBot,
  { text, threadTs }: { text: string; threadTs: string | null },
): SlackMessage {
  data.lastTs = Math.max(data.lastTs + 1, Date.now() * 1000);
  const ts = `${String(Math.floor(data.lastTs / 1e6))}.${String(data.lastTs % 1e6).padStart(6, "0")}`;
  const message = { ts, user: bot.userId, bot: bot.name, text, threadTs, reactions: [] };
  channel.messages.push(message);
  return message;
}

export function presentMessage(channel: SlackChannel, message: SlackMessage) {
  const replies = channel.messages.filter(({ threadTs }) => threadTs === message.ts);
  const last = replies.at(-1);
  return {
    type: "message",
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: slackTeam.id,
    ...(message.bot !== null && presentBot(botOf(message.bot))),
    ...(message.threadTs !== null && { thread_ts: message.threadTs }),
    ...(last !== undefined && {
      thread_ts: message.ts,
      reply_count: replies.length,
      reply_users: [...new Set(replies.map(({ user }) => user))],
      reply_users_count: new Set(replies.map(({ user }) => user)).size,
      latest_reply: last.ts,
    }),
    ...(message.reactions.length > 0 && {
      reactions: message.reactions.map((each) => ({ ...each, count: each.users.length })),
    }),
  };
}

function presentBot({ name, botId, appId }: SlackBot) {
  return {
    bot_id: botId,
    app_id: appId,
    bot_profile: { id: botId, app_id: appId, name, team_id: slackTeam.id, deleted: false },
  };
}

/** A window of messages, newest first, as history gives them. */
export function takeWindow(
  messages: SlackMessage[],
  { oldest = "0", latest = "9999999999", inclusive }: Partial<Record<string, string>>,
): SlackMessage[] {
  const [from, to] = [Number(oldest), Number(latest)];
  const isInside = (ts: number) =>
    inclusive === "true" || inclusive === "1" ? ts >= from && ts <= to : ts > from && ts < to;
  return messages
    .filter(({ ts }) => isInside(Number(ts)))
    .sort((a, b) => Number(b.ts) - Number(a.ts));
}
