import { revokeGrant } from "../oauth";
import type { Sandbox } from "../sandbox";
import { botOf, type SlackCaller } from "./caller";
import { addMessage, presentMessage, takeWindow } from "./messages";
import { slackTeam, type SlackChannel, type SlackUser } from "./seed";

/** A method's answer, or Slack's error code. */
type Answer = object | string;

type Method = {
  scope?: string;
  run: (caller: SlackCaller, sandbox: Sandbox) => Answer;
};

/** Slack's Web API by method name. */
export const slackMethods: Record<string, Method> = {
  "auth.test": {
    run: ({ bot }) => ({
      url: `https://${slackTeam.domain}.slack.com/`,
      team: slackTeam.name,
      team_id: slackTeam.id,
      user: bot.name,
      user_id: bot.userId,
      bot_id: bot.botId,
      is_enterprise_install: false,
    }),
  },
  "auth.revoke": {
    run: ({ args, grant, record }, { store }) => {
      if (args.test === "true" || args.test === "1") return { revoked: false };
      revokeGrant(store.state, grant);
      record("token.revoked", grant.id);
      return { revoked: true };
    },
  },
  "apps.uninstall": {
    run: ({ args, grant, record }, { store }) => {
      if (args.client_id !== grant.clientId) return "invalid_client_id";
      if (args.client_secret !== `${grant.clientId}-secret`) return "bad_client_secret";
      revokeGrant(store.state, grant);
      record("app.uninstalled", grant.id);
      return {};
    },
  },
  "conversations.list": {
    scope: "channels:read",
    run: ({ data, args }) => {
      const types = (args.types ?? "public_channel").split(",");
      // Private channels show up only where the bot was invited.
      const seen = data.channels.filter(({ isPrivate, hasBots }) =>
        isPrivate ? hasBots && types.includes("private_channel") : types.includes("public_channel"),
      );
      return page(args, "channels", seen.map(presentChannel));
    },
  },
  "conversations.info": {
    scope: "channels:read",
    run: (caller) => {
      const channel = findChannel(caller);
      return channel === undefined ? "channel_not_found" : { channel: presentChannel(channel) };
    },
  },
  "conversations.history": {
    scope: "channels:history",
    run: (caller) => {
      const channel = findChannel(caller);
      if (channel === undefined) return "channel_not_found";
      if (!channel.hasBots) return "not_in_channel";
      const roots = channel.messages.filter(({ threadTs }) => threadTs === null);
      const messages = takeWindow(roots, caller.args);
      return page(
        caller.args,
        "messages",
        messages.map((each) => presentMessage(channel, each)),
      );
    },
  },
  "conversations.replies": {
    scope: "channels:history",
    run: (caller) => {
      const channel = findChannel(caller);
      if (channel === undefined) return "channel_not_found";
      if (!channel.hasBots) return "not_in_channel";
      const { ts } = caller.args;
      const thread = channel.messages.filter((each) => each.ts === ts || each.threadTs === ts);
      if (thread.length === 0) return "thread_not_found";
      return page(
        caller.args,
        "messages",
        thread.map((each) => presentMessage(channel, each)),
      );
    },
  },
  "chat.postMessage": {
    scope: "chat:write",
    run: (caller) => {
      const { args, bot, data, record } = caller;
      const channel = findChannel(caller);
      if (channel === undefined) return "channel_not_found";
      if (!channel.hasBots) return "not_in_channel";
      const text = args.text ?? "";
      if (text === "" && args.blocks === undefined && args.attachments === undefined)
        return "no_text";
      if (text.length > 40_000) return "msg_too_long";
      const parent = channel.messages.find(({ ts }) => ts === args.thread_ts);
      if (args.thread_ts !== undefined && parent === undefined) return "thread_not_found";
      // A reply to a reply joins the same thread.
      const threadTs = parent === undefined ? null : (parent.threadTs ?? parent.ts);
      const message = addMessage(data, channel, bot, { text, threadTs });
      record("message.posted", message.ts);
      return { channel: channel.id, ts: message.ts, message: presentMessage(channel, message) };
    },
  },
  "reactions.add": {
    scope: "reactions:write",
    run: (caller) => {
      const { args, bot, record } = caller;
      const channel = findChannel(caller);
      if (channel === undefined) return "channel_not_found";
      if (!channel.hasBots) return "not_in_channel";
      const message = channel.messages.find(({ ts }) => ts === args.timestamp);
      if (message === undefined) return "message_not_found";
      const name = (args.name ?? "").replaceAll(":", "");
      if (!/^[a-z0-9_+'-]+$/.test(name)) return "invalid_name";
      const reaction = message.reactions.find((each) => each.name === name);
      if (reaction?.users.includes(bot.userId)) return "already_reacted";
      if (reaction === undefined) message.reactions.push({ name, users: [bot.userId] });
      else reaction.users.push(bot.userId);
      record("reaction.added", message.ts);
      return {};
    },
  },
  "users.list": {
    scope: "users:read",
    run: ({ args, data, bot }) =>
      page(args, "members", [...data.users.map(presentUser), presentBotUser(bot.name)]),
  },
  "users.info": {
    scope: "users:read",
    run: ({ args, data, bot }) => {
      if (args.user === bot.userId) return { user: presentBotUser(bot.name) };
      const user = data.users.find(({ id }) => id === args.user);
      return user === undefined ? "user_not_found" : { user: presentUser(user) };
    },
  },
};

/** By id; posting also takes a name, with or without `#`. */
function findChannel({ args, data }: SlackCaller): SlackChannel | undefined {
  const wanted = (args.channel ?? "").replace(/^#/, "");
  const found = data.channels.find(({ id, name }) => id === wanted || name === wanted);
  return found?.isPrivate && !found.hasBots ? undefined : found;
}

function page(args: Partial<Record<string, string>>, field: string, items: object[]): Answer {
  const limit = Math.min(Math.max(Math.trunc(Number(args.limit ?? 100)) || 100, 1), 1000);
  const text = Buffer.from(args.cursor ?? "", "base64url").toString();
  if (text !== "" && !/^next:\d+$/.test(text)) return "invalid_cursor";
  const start = Number(text.slice(5));
  const next = start + limit < items.length ? `next:${String(start + limit)}` : "";
  return {
    [field]: items.slice(start, start + limit),
    has_more: next !== "",
    response_metadata: { next_cursor: Buffer.from(next).toString("base64url") },
  };
}

function presentChannel(channel: SlackChannel) {
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !channel.isPrivate,
    is_group: false,
    is_im: false,
    is_private: channel.isPrivate,
    is_archived: false,
    is_general: channel.name === "general",
    is_member: channel.hasBots,
    context_team_id: slackTeam.id,
    num_members: 3,
    topic: { value: "", creator: "", last_set: 0 },
    purpose: { value: channel.purpose, creator: "U0ANNA", last_set: 1_793_000_000 },
  };
}

function presentUser(user: SlackUser) {
  return {
    id: user.id,
    team_id: slackTeam.id,
    name: user.name,
    real_name: user.realName,
    deleted: false,
    is_bot: false,
    is_app_user: false,
    tz: "Europe/Berlin",
    profile: { real_name: user.realName, display_name: user.name, title: user.title },
  };
}

function presentBotUser(name: string) {
  const { userId, botId, appId } = botOf(name);
  return {
    id: userId,
    team_id: slackTeam.id,
    name,
    real_name: name,
    deleted: false,
    is_bot: true,
    is_app_user: false,
    profile: { real_name: name, display_name: name, bot_id: botId, api_app_id: appId },
  };
}
