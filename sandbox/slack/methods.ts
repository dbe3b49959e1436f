import type { Sandbox } from "../sandbox";
import { directOf, findByClient, isMember, uninstallApp } from "./apps";
import type { SlackArguments, SlackCaller } from "./caller";
import { presentMessage, takeWindow } from "./messages";
import { slackTeam, type SlackApp, type SlackChannel, type SlackUser } from "./seed";
import { react, say } from "./talk";

/** A method's answer, or Slack's error code. */
type Answer = object | string;

type Method = {
  scope?: string;
  run: (caller: SlackCaller, sandbox: Sandbox) => Answer;
};

/** Slack's Web API by method name. */
export const slackMethods: Record<string, Method> = {
  "auth.test": {
    run: ({ app }) => ({
      url: `https://${slackTeam.domain}.slack.com/`,
      team: slackTeam.name,
      team_id: slackTeam.id,
      user: app.botName,
      user_id: app.userId,
      bot_id: app.botId,
      is_enterprise_install: false,
    }),
  },
  "auth.revoke": {
    run: ({ app, args, grant, record }, sandbox) => {
      if (args.test === "true" || args.test === "1") return { revoked: false };
      // With its last token the app leaves the workspace.
      uninstallApp(sandbox, app);
      record("token.revoked", grant.id);
      return { revoked: true };
    },
  },
  "apps.uninstall": {
    run: ({ app, args }, sandbox) => {
      if (findByClient(sandbox.store.state, args.client_id ?? "") !== app)
        return "invalid_client_id";
      if (args.client_secret !== app.clientSecret) return "bad_client_secret";
      uninstallApp(sandbox, app);
      return {};
    },
  },
  "bots.info": {
    scope: "users:read",
    run: ({ args, data }) => {
      const app = data.apps.find(({ botId }) => botId === args.bot);
      if (app === undefined) return "bot_not_found";
      const { botId, id, userId, name } = app;
      return { bot: { id: botId, app_id: id, user_id: userId, name, deleted: false } };
    },
  },
  "conversations.list": {
    scope: "channels:read",
    run: (caller) =>
      page(
        caller.args,
        "channels",
        ofTypes(caller)
          // Private channels show up only where the bot was invited.
          .filter((channel) => !channel.isPrivate || isMember(channel, caller.app))
          .map((channel) => presentChannel(channel, caller.app)),
      ),
  },
  "users.conversations": {
    scope: "channels:read",
    run: (caller) =>
      page(
        caller.args,
        "channels",
        ofTypes(caller)
          .filter((channel) => isMember(channel, caller.app))
          .map((channel) => presentChannel(channel, caller.app)),
      ),
  },
  "conversations.open": {
    scope: "im:write",
    run: ({ app, args, data }, sandbox) => {
      const user = data.users.find(({ id }) => id === args.users);
      if (user === undefined) return "user_not_found";
      return { channel: { id: directOf(sandbox, app, user.id).id } };
    },
  },
  "conversations.info": {
    scope: "channels:read",
    run: (caller) => {
      const channel = findChannel(caller);
      return channel === undefined
        ? "channel_not_found"
        : { channel: presentChannel(channel, caller.app) };
    },
  },
  "conversations.history": {
    scope: "channels:history",
    run: (caller) => {
      const channel = findChannel(caller);
      if (channel === undefined) return "channel_not_found";
      if (!isMember(channel, caller.app)) return "not_in_channel";
      const roots = channel.messages.filter(({ threadTs }) => threadTs === null);
      const messages = takeWindow(roots, caller.args);
      return page(
        caller.args,
        "messages",
        messages.map((each) => presentMessage(caller.data, channel, each)),
      );
    },
  },
  "conversations.replies": {
    scope: "channels:history",
    run: (caller) => {
      const channel = findChannel(caller);
      if (channel === undefined) return "channel_not_found";
      if (!isMember(channel, caller.app)) return "not_in_channel";
      const { ts } = caller.args;
      const thread = channel.messages.filter((each) => each.ts === ts || each.threadTs === ts);
      if (thread.length === 0) return "thread_not_found";
      return page(
        caller.args,
        "messages",
        thread.map((each) => presentMessage(caller.data, channel, each)),
      );
    },
  },
  "chat.postMessage": {
    scope: "chat:write",
    run: (caller, sandbox) => {
      const { app, args, data, record } = caller;
      const user = data.users.find(({ id }) => id === args.channel);
      // A person's id stands for the direct message with them.
      const channel = user === undefined ? findChannel(caller) : directOf(sandbox, app, user.id);
      if (channel === undefined) return "channel_not_found";
      if (!isMember(channel, app)) return "not_in_channel";
      const text = args.text ?? "";
      if (text === "" && args.blocks === undefined && args.attachments === undefined)
        return "no_text";
      if (text.length > 40_000) return "msg_too_long";
      const parent = channel.messages.find(({ ts }) => ts === args.thread_ts);
      if (args.thread_ts !== undefined && parent === undefined) return "thread_not_found";
      // A reply to a reply joins the same thread.
      const threadTs = parent === undefined ? null : (parent.threadTs ?? parent.ts);
      const message = say(sandbox, channel, { user: app.userId, app }, { text, threadTs });
      record("message.posted", message.ts);
      return {
        channel: channel.id,
        ts: message.ts,
        message: presentMessage(data, channel, message),
      };
    },
  },
  "reactions.add": {
    scope: "reactions:write",
    run: (caller, sandbox) => {
      const { app, args, record } = caller;
      const channel = findChannel(caller);
      if (channel === undefined) return "channel_not_found";
      if (!isMember(channel, app)) return "not_in_channel";
      const message = channel.messages.find(({ ts }) => ts === args.timestamp);
      if (message === undefined) return "message_not_found";
      const name = (args.name ?? "").replaceAll(":", "");
      if (!/^[a-z0-9_+'-]+$/.test(name)) return "invalid_name";
      const problem = react(sandbox, channel, message, { user: app.userId, name });
      if (problem !== undefined) return problem;
      record("reaction.added", message.ts);
      return {};
    },
  },
  "users.list": {
    scope: "users:read",
    run: ({ args, data, app }) =>
      page(args, "members", [...data.users.map(presentUser), presentBotUser(app)]),
  },
  "users.info": {
    scope: "users:read",
    run: ({ args, data, app }) => {
      if (args.user === app.userId) return { user: presentBotUser(app) };
      const user = data.users.find(({ id }) => id === args.user);
      return user === undefined ? "user_not_found" : { user: presentUser(user) };
    },
  },
};

/** By id; posting also takes a name, with or without `#`. */
function findChannel({ args, app, data }: SlackCaller): SlackChannel | undefined {
  const wanted = (args.channel ?? "").replace(/^#/, "");
  const found = data.channels.find(
    ({ id, name }) => id === wanted || (name !== "" && name === wanted),
  );
  return found?.isPrivate && !isMember(found, app) ? undefined : found;
}

function ofTypes({ args, data }: SlackCaller): SlackChannel[] {
  const types = (args.types ?? "public_channel").split(",");
  return data.channels.filter(({ isPrivate, direct }) =>
    types.includes(direct !== null ? "im" : isPrivate ? "private_channel" : "public_channel"),
  );
}

function page(args: SlackArguments, field: string, items: object[]): Answer {
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

function presentChannel(channel: SlackChannel, app: SlackApp) {
  const { id, direct } = channel;
  if (direct !== null)
    return { id, is_im: true, user: direct.user, is_archived: false, is_open: true };
  return {
    id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !channel.isPrivate,
    is_group: channel.isPrivate,
    is_im: false,
    is_private: channel.isPrivate,
    is_archived: false,
    is_general: channel.name === "general",
    is_member: isMember(channel, app),
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
    profile: { real_name: user.realName, display_name: "", title: user.title },
  };
}

function presentBotUser({ userId, botId, id, botName, name }: SlackApp) {
  return {
    id: userId,
    team_id: slackTeam.id,
    name: botName,
    real_name: name,
    deleted: false,
    is_bot: true,
    is_app_user: false,
    profile: { real_name: name, display_name: botName, bot_id: botId, api_app_id: id },
  };
}
