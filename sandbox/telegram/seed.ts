export type TelegramUser = { id: number; firstName: string; lastName: string; username: string };

export type TelegramWebhook = {
  url: string;
  secretToken: string | null;
  allowedUpdates: string[];
  lastError: { at: string; message: string } | null;
};

export type TelegramBot = {
  id: number;
  token: string;
  firstName: string;
  username: string;
  /** Whether it may make and run other bots. */
  isManager: boolean;
  /** The manager bot with which it was made. */
  managerId: number | null;
  ownerId: number;
  webhook: TelegramWebhook | null;
  nextUpdateId: number;
  /** What could not be sent yet, oldest first. */
  pending: object[];
};

export type TelegramMessage = {
  id: number;
  /** A user's id or a bot's. */
  senderId: number;
  text: string;
  at: string;
  replyTo: number | null;
  reactions: { emoji: string; by: number }[];
};

export type TelegramGroup = { id: number; title: string; botIds: number[] };

export type TelegramData = {
  users: TelegramUser[];
  groups: TelegramGroup[];
  bots: TelegramBot[];
  /** By `<bot>:<user>` for private chats and by the group's id. */
  messages: Record<string, TelegramMessage[]>;
  lastMessageId: number;
};

export const seedTelegram = (): TelegramData => ({
  users: [
    { id: 50_001, firstName: "Anna", lastName: "Berg", username: "anna_berg" },
    { id: 50_002, firstName: "Ben", lastName: "Okafor", username: "ben_okafor" },
    { id: 50_003, firstName: "Cleo", lastName: "Martin", username: "cleo_martin" },
  ],
  groups: [
    { id: -1_000_000_100, title: "Acme team", botIds: [] },
    { id: -1_000_000_200, title: "Acme customers", botIds: [] },
  ],
  bots: [],
  messages: {},
  lastMessageId: 100,
});
