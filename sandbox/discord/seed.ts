export type DiscordUser = { id: string; username: string; globalName: string };

export type DiscordChannel = {
  id: string;
  /** Null for direct messages. */
  guildId: string | null;
  /** 0 text, 1 direct, 11 public thread. */
  type: 0 | 1 | 11;
  name: string;
  topic: string;
  parentId: string | null;
  position: number;
  lastMessageId: string | null;
  /** Of a direct channel: the person and the bot. */
  memberIds: string[];
};

export type DiscordGuild = {
  id: string;
  name: string;
  /** Applications whose bots are in it. */
  appIds: string[];
};

export type DiscordMessage = {
  id: string;
  channelId: string;
  authorId: string;
  content: string;
  at: string;
  replyTo: string | null;
  reactions: { emoji: string; userIds: string[] }[];
  /** A command was taken and its answer has not come yet. */
  isLoading: boolean;
};

export type DiscordCommand = { id: string; name: string; description: string; options: unknown[] };

/** Somebody used a command: for a quarter of an hour it can be answered with the token. */
export type DiscordUse = {
  id: string;
  token: string;
  appId: string;
  channelId: string;
  userId: string;
  at: string;
  /** The first answer, once there is one. */
  originalId: string | null;
};

/** An application with its bot. */
export type DiscordApp = {
  id: string;
  /** The name in its token. */
  name: string;
  userId: string;
  discriminator: string;
  /** Hex, as Discord shows it. */
  publicKey: string;
  /** PKCS 8, base64. */
  privateKey: string;
  flags: number;
  requiresCodeGrant: boolean;
  interactionsUrl: string | null;
  eventsUrl: string | null;
  eventsStatus: 1 | 2;
  eventTypes: string[];
  installConfig: unknown;
  commands: DiscordCommand[];
  /** How many sessions it may still begin today. */
  sessionsLeft: number;
};

export type DiscordData = {
  lastId: string;
  users: DiscordUser[];
  guilds: DiscordGuild[];
  channels: DiscordChannel[];
  messages: DiscordMessage[];
  apps: DiscordApp[];
  uses: DiscordUse[];
};

const channel = (
  id: string,
  guildId: string,
  name: string,
  topic: string,
  position: number,
): DiscordChannel => ({
  id,
  guildId,
  type: 0,
  name,
  topic,
  parentId: null,
  position,
  lastMessageId: null,
  memberIds: [],
});

export function seedDiscord(): DiscordData {
  return {
    lastId: "1400000000000000000",
    users: [
      { id: "1100000000000000001", username: "anna", globalName: "Anna" },
      { id: "1100000000000000002", username: "ben", globalName: "Ben" },
      { id: "1100000000000000003", username: "cleo", globalName: "Cleo" },
    ],
    guilds: [
      { id: "1200000000000000001", name: "Acme HQ", appIds: [] },
      { id: "1200000000000000002", name: "Makers", appIds: [] },
    ],
    channels: [
      channel("1300000000000000001", "1200000000000000001", "general", "Everything", 0),
      channel("1300000000000000002", "1200000000000000001", "support", "Help for customers", 1),
      {
        ...channel("1300000000000000003", "1200000000000000001", "release", "", 0),
        type: 11,
        parentId: "1300000000000000001",
      },
      channel("1300000000000000004", "1200000000000000002", "workshop", "What we build", 0),
    ],
    messages: [],
    apps: [],
    uses: [],
  };
}
