import type { Sandbox } from "../sandbox";
import { nextId } from "./snowflake";
import { guildsOf } from "./apps";
import type { GatewaySession } from "./gateway-session";
import { presentAnyone, presentMessage, presentWholeGuild } from "./present";
import type { DiscordApp, DiscordChannel, DiscordGuild, DiscordMessage } from "./seed";
import { sendWebhookEvent } from "./signed-events";

const bits = {
  guilds: 0,
  messages: 9,
  reactions: 10,
  direct: 12,
  directReactions: 13,
  content: 15,
};

/** The bots that are told what happens in a channel. */
export function botsIn({ store }: Sandbox, channel: DiscordChannel): DiscordApp[] {
  const { apps, guilds } = store.state.discord;
  if (channel.guildId === null)
    return apps.filter(({ userId }) => channel.memberIds.includes(userId));
  const guild = guilds.find(({ id }) => id === channel.guildId);
  return apps.filter(({ id }) => guild?.appIds.includes(id));
}

/** Has somebody say something, and tells the bots. */
export function say(
  sandbox: Sandbox,
  channel: DiscordChannel,
  said: { authorId: string; content: string; replyTo?: string | null; isLoading?: boolean },
): DiscordMessage {
  const data = sandbox.store.state.discord;
  const message: DiscordMessage = {
    id: nextId(data),
    channelId: channel.id,
    authorId: said.authorId,
    content: said.content,
    at: new Date().toISOString(),
    replyTo: said.replyTo ?? null,
    reactions: [],
    isLoading: said.isLoading ?? false,
  };
  data.messages.push(message);
  channel.lastMessageId = message.id;
  sandbox.store.touch();
  tellMessage(sandbox, channel, message);
  return message;
}

function tellMessage(sandbox: Sandbox, channel: DiscordChannel, message: DiscordMessage): void {
  const data = sandbox.store.state.discord;
  const isDirect = channel.guildId === null;
  const whole = presentMessage(data, message, { isEvent: true });
  const blank = presentMessage(data, message, { isEvent: true, hidesContent: true });
  for (const app of botsIn(sandbox, channel)) {
    const isAbout = message.authorId === app.userId || message.content.includes(app.userId);
    const seen = (session: GatewaySession) =>
      isDirect || isAbout || session.has(bits.content) ? whole : blank;
    sandbox.discord.tell(app, "MESSAGE_CREATE", seen, [isDirect ? bits.direct : bits.messages]);
  }
}

/** Has somebody react to a message, and tells the bots. */
export function react(
  sandbox: Sandbox,
  channel: DiscordChannel,
  message: DiscordMessage,
  { userId, emoji }: { userId: string; emoji: string },
): void {
  const data = sandbox.store.state.discord;
  const found = message.reactions.find((each) => each.emoji === emoji);
  if (found?.userIds.includes(userId)) return;
  if (found) found.userIds.push(userId);
  else message.reactions.push({ emoji, userIds: [userId] });
  sandbox.store.touch();
  const event = {
    user_id: userId,
    channel_id: channel.id,
    message_id: message.id,
    message_author_id: message.authorId,
    emoji: { id: null, name: emoji },
    type: 0,
    burst: false,
    ...(channel.guildId !== null && {
      guild_id: channel.guildId,
      member: { user: presentAnyone(data, userId), nick: null, roles: [] },
    }),
  };
  const intent = channel.guildId === null ? bits.directReactions : bits.reactions;
  for (const app of botsIn(sandbox, channel))
    sandbox.discord.tell(app, "MESSAGE_REACTION_ADD", () => event, [intent]);
}

/** A person put the bot into a server. */
export function join(sandbox: Sandbox, app: DiscordApp, guild: DiscordGuild, userId: string): void {
  if (guild.appIds.includes(app.id)) return;
  guild.appIds.push(app.id);
  sandbox.store.record("discord", app.name, "guild.joined", guild.id);
  const data = sandbox.store.state.discord;
  sandbox.discord.tell(app, "GUILD_CREATE", () => presentWholeGuild(data, guild, app), [
    bits.guilds,
  ]);
  sendWebhookEvent(sandbox, app, "APPLICATION_AUTHORIZED", {
    integration_type: 0,
    user: presentAnyone(data, userId),
    scopes: ["bot", "applications.commands"],
    guild: { id: guild.id, name: guild.name },
  });
}

/** The bot left a server, or somebody threw it out. */
export function leave(sandbox: Sandbox, app: DiscordApp, guild: DiscordGuild): void {
  if (!guildsOf(sandbox.store.state.discord, app).includes(guild)) return;
  guild.appIds = guild.appIds.filter((id) => id !== app.id);
  sandbox.store.record("discord", app.name, "guild.left", guild.id);
  sandbox.discord.tell(app, "GUILD_DELETE", () => ({ id: guild.id }), [bits.guilds]);
}

/** The channel in which a person and a bot talk alone. */
export function directChannel(sandbox: Sandbox, app: DiscordApp, userId: string): DiscordChannel {
  const data = sandbox.store.state.discord;
  const found = data.channels.find(
    ({ type, memberIds }) =>
      type === 1 && memberIds.includes(userId) && memberIds.includes(app.userId),
  );
  if (found) return found;
  const channel: DiscordChannel = {
    id: nextId(data),
    guildId: null,
    type: 1,
    name: "",
    topic: "",
    parentId: null,
    position: 0,
    lastMessageId: null,
    memberIds: [userId, app.userId],
  };
  data.channels.push(channel);
  sandbox.store.touch();
  return channel;
}
