import type {
  DiscordApp,
  DiscordChannel,
  DiscordData,
  DiscordGuild,
  DiscordMessage,
  DiscordUser,
} from "./seed";

export const presentUser = ({ id, username, globalName }: DiscordUser) => ({
  id,
  username,
  discriminator: "0",
  global_name: globalName,
  avatar: null,
});

export const presentBot = (app: DiscordApp) => ({
  id: app.userId,
  username: app.name,
  discriminator: app.discriminator,
  global_name: null,
  avatar: null,
  bot: true,
});

/** Whoever an id names, person or bot. */
export function presentAnyone(data: DiscordData, id: string) {
  const user = data.users.find((each) => each.id === id);
  if (user) return presentUser(user);
  const app = data.apps.find(({ userId }) => userId === id);
  return app ? presentBot(app) : { id, username: "deleted user", discriminator: "0" };
}

export function presentChannel(data: DiscordData, channel: DiscordChannel, app: DiscordApp) {
  const { id, type, name, topic, parentId, guildId, position, lastMessageId, memberIds } = channel;
  if (type === 1)
    return {
      id,
      type,
      last_message_id: lastMessageId,
      recipients: memberIds
        .filter((member) => member !== app.userId)
        .map((member) => presentAnyone(data, member)),
    };
  return {
    id,
    type,
    name,
    topic: topic === "" ? null : topic,
    guild_id: guildId,
    parent_id: parentId,
    position,
    last_message_id: lastMessageId,
  };
}

export const presentGuild = ({ id, name }: DiscordGuild) => ({
  id,
  name,
  icon: null,
  owner: false,
  permissions: "274877991936",
  features: [],
});

/** Everything of a server that its bots are told when they come. */
export const presentWholeGuild = (data: DiscordData, guild: DiscordGuild, app: DiscordApp) => {
  const inside = data.channels.filter(({ guildId }) => guildId === guild.id);
  return {
    ...presentGuild(guild),
    unavailable: false,
    member_count: data.users.length + guild.appIds.length,
    channels: inside
      .filter(({ type }) => type === 0)
      .map((each) => presentChannel(data, each, app)),
    threads: inside
      .filter(({ type }) => type === 11)
      .map((each) => presentChannel(data, each, app)),
  };
};

const mentioned = (data: DiscordData, content: string) =>
  [...content.matchAll(/<@!?(\d+)>/g)].map(([, id = ""]) => presentAnyone(data, id));

/** A message as `app` sees it; without its text where it may not read that. */
export function presentMessage(
  data: DiscordData,
  message: DiscordMessage,
  { isEvent = false, hidesContent = false } = {},
) {
  const { id, channelId, authorId, content, at, replyTo, reactions, isLoading } = message;
  const channel = data.channels.find((each) => each.id === channelId);
  const answered = data.messages.find((each) => each.id === replyTo);
  const guildId = channel?.guildId ?? null;
  return {
    id,
    channel_id: channelId,
    type: replyTo === null ? 0 : 19,
    content: hidesContent ? "" : content,
    author: presentAnyone(data, authorId),
    timestamp: at.replace("Z", "000+00:00"),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: mentioned(data, content),
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    flags: isLoading ? 128 : 0,
    reactions: reactions.map(({ emoji, userIds }) => ({
      emoji: { id: null, name: emoji },
      count: userIds.length,
      me: false,
    })),
    ...(answered && {
      message_reference: { message_id: answered.id, channel_id: channelId, guild_id: guildId },
      referenced_message: {
        id: answered.id,
        content: answered.content,
        author: presentAnyone(data, answered.authorId),
      },
    }),
    ...(isEvent && guildId !== null && { guild_id: guildId, member: { nick: null, roles: [] } }),
  };
}

export const presentApp = (data: DiscordData, app: DiscordApp) => ({
  id: app.id,
  name: app.name,
  description: "",
  icon: null,
  bot: presentBot(app),
  bot_public: true,
  bot_require_code_grant: app.requiresCodeGrant,
  verify_key: app.publicKey,
  flags: app.flags,
  approximate_guild_count: data.guilds.filter(({ appIds }) => appIds.includes(app.id)).length,
  interactions_endpoint_url: app.interactionsUrl,
  event_webhooks_url: app.eventsUrl,
  event_webhooks_status: app.eventsStatus,
  event_webhooks_types: app.eventTypes,
  integration_types_config: app.installConfig,
});
