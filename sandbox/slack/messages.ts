import { findApp } from "./apps";
import {
  slackTeam,
  type SlackApp,
  type SlackChannel,
  type SlackData,
  type SlackMessage,
} from "./seed";

/** The next time of the workspace: Slack's times are unique, and order what was said. */
export function nextTs(data: SlackData): string {
  data.lastTs = Math.max(data.lastTs + 1, Date.now() * 1000);
  return `${String(Math.floor(data.lastTs / 1e6))}.${String(data.lastTs % 1e6).padStart(6, "0")}`;
}

export function addMessage(
  data: SlackData,
  channel: SlackChannel,
  author: { user: string; app: SlackApp | null },
  { text, threadTs }: { text: string; threadTs: string | null },
): SlackMessage {
  const message: SlackMessage = {
    ts: nextTs(data),
    user: author.user,
    app: author.app?.id ?? null,
    text,
    threadTs,
    reactions: [],
  };
  channel.messages.push(message);
  return message;
}

/** A message as history and events show it. */
export function presentMessage(data: SlackData, channel: SlackChannel, message: SlackMessage) {
  const replies =
    message.threadTs === null
      ? channel.messages.filter(({ threadTs }) => threadTs === message.ts)
      : [];
  const last = replies.at(-1);
  const app = message.app === null ? undefined : findApp({ slack: data }, message.app);
  return {
    type: "message",
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: slackTeam.id,
    ...(app !== undefined && presentBot(app)),
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

export const presentBot = ({ name, botId, id }: SlackApp) => ({
  bot_id: botId,
  app_id: id,
  bot_profile: { id: botId, app_id: id, name, team_id: slackTeam.id, deleted: false },
});

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
