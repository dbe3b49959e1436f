import { z } from "zod";
import type { Sandbox } from "../sandbox";
import { mintToken } from "./bots";
import { presentMessage, presentSelf } from "./present";
import type { TelegramBot } from "./seed";
import { addMessage, keyOf, messagesIn } from "./talk";
import { sendPending, tellManager } from "./updates";

/** A refusal by Telegram's code and words. */
export type Refusal = { code: number; description: string };
export const refuse = (code: number, description: string): Refusal => ({ code, description });

type Caller = { sandbox: Sandbox; bot: TelegramBot; args: Record<string, unknown> };
type Method = (caller: Caller) => { result: unknown } | Refusal;

const ChatId = z.union([z.int(), z.string()]).transform(Number);

/** The Bot API by method name. */
export const telegramMethods: Record<string, Method> = {
  getMe: ({ bot }) => ({ result: presentSelf(bot) }),
  setWebhook,
  deleteWebhook: ({ bot, args, sandbox }) => {
    bot.webhook = null;
    if (isTrue(args.drop_pending_updates)) bot.pending = [];
    sandbox.store.record("telegram", bot.username, "webhook.deleted", bot.id);
    return { result: true };
  },
  getWebhookInfo: ({ bot: { webhook, pending } }) => ({
    result: {
      url: webhook?.url ?? "",
      has_custom_certificate: false,
      pending_update_count: pending.length,
      max_connections: 40,
      ...(webhook && { allowed_updates: webhook.allowedUpdates }),
      ...(webhook?.lastError && {
        last_error_date: Math.floor(Date.parse(webhook.lastError.at) / 1000),
        last_error_message: webhook.lastError.message,
      }),
    },
  }),
  sendMessage,
  setMessageReaction,
  getManagedBotToken: (caller) => {
    const managed = managedBot(caller);
    return "code" in managed ? managed : { result: managed.token };
  },
  replaceManagedBotToken: (caller) => {
    const { sandbox, bot } = caller;
    const managed = managedBot(caller);
    if ("code" in managed) return managed;
    managed.token = mintToken(managed.id);
    // The address goes with the token that set it.
    managed.webhook = null;
    sandbox.store.record("telegram", managed.username, "token.replaced", managed.id);
    const owner = sandbox.store.state.telegram.users.find(({ id }) => id === managed.ownerId);
    if (owner !== undefined) tellManager(sandbox, bot, managed, owner);
    return { result: managed.token };
  },
};

const Webhook = z.object({
  url: z.string(),
  secret_token: z
    .string()
    .regex(/^[\w-]{1,256}$/)
    .optional(),
  allowed_updates: z.array(z.string()).default([]),
  drop_pending_updates: z.boolean().default(false),
});

function setWebhook({ sandbox, bot, args }: Caller): ReturnType<Method> {
  const { data } = Webhook.safeParse(args);
  if (data === undefined) return refuse(400, "Bad Request: wrong parameters of the webhook");
  // Telegram itself wants https; this one reaches nothing but this machine.
  if (!sandbox.events.isReachable(data.url))
    return refuse(400, "Bad Request: bad webhook: the sandbox sends to this machine only");
  bot.webhook = {
    url: data.url,
    secretToken: data.secret_token ?? null,
    allowedUpdates: data.allowed_updates,
    lastError: null,
  };
  if (data.drop_pending_updates) bot.pending = [];
  sandbox.store.record("telegram", bot.username, "webhook.set", bot.id);
  sendPending(sandbox, bot);
  return { result: true };
}

const Sent = z.object({
  chat_id: ChatId,
  text: z.string().default(""),
  reply_parameters: z.object({ message_id: z.int() }).optional(),
});

function sendMessage({ sandbox, bot, args }: Caller): ReturnType<Method> {
  const data = sandbox.store.state.telegram;
  const sent = Sent.safeParse(args).data;
  if (sent === undefined) return refuse(400, "Bad Request: chat_id is empty");
  const { chat_id: chatId, text } = sent;
  const problem = whyClosed(sandbox, bot, chatId);
  if (problem !== undefined) return problem;
  if (text === "") return refuse(400, "Bad Request: message text is empty");
  if (text.length > 4096) return refuse(400, "Bad Request: message is too long");
  const key = keyOf(bot.id, chatId);
  const replyTo = sent.reply_parameters?.message_id ?? null;
  if (replyTo !== null && !messagesIn(data, key).some(({ id }) => id === replyTo))
    return refuse(400, "Bad Request: message to be replied not found");
  const message = addMessage(data, key, { senderId: bot.id, text, replyTo });
  sandbox.store.record("telegram", bot.username, "message.sent", message.id);
  return { result: presentMessage(data, chatId, messagesIn(data, key), message) };
}

const Reaction = z.object({
  chat_id: ChatId,
  message_id: z.int(),
  reaction: z.array(z.object({ type: z.literal("emoji"), emoji: z.string() })).max(1),
});
const allowedEmoji = "👍 👎 ❤ 🔥 🎉 🤔 👀 💯 🙏 👏 😁 🤝".split(" ");

function setMessageReaction({ sandbox, bot, args }: Caller): ReturnType<Method> {
  const wanted = Reaction.safeParse(args).data;
  if (wanted === undefined) return refuse(400, "Bad Request: wrong parameters");
  const problem = whyClosed(sandbox, bot, wanted.chat_id);
  if (problem !== undefined) return problem;
  const [reaction] = wanted.reaction;
  if (reaction && !allowedEmoji.includes(reaction.emoji))
    return refuse(400, "Bad Request: REACTION_INVALID");
  const key = keyOf(bot.id, wanted.chat_id);
  const message = messagesIn(sandbox.store.state.telegram, key).find(
    ({ id }) => id === wanted.message_id,
  );
  if (message === undefined) return refuse(400, "Bad Request: message to react not found");
  message.reactions = message.reactions.filter(({ by }) => by !== bot.id);
  if (reaction) message.reactions.push({ emoji: reaction.emoji, by: bot.id });
  sandbox.store.record("telegram", bot.username, "reaction.set", message.id);
  return { result: true };
}

/** Why a bot may say nothing in a chat: people write first, groups add it first. */
function whyClosed({ store }: Sandbox, bot: TelegramBot, chatId: number): Refusal | undefined {
  const data = store.state.telegram;
  if (data.users.some(({ id }) => id === chatId))
    return messagesIn(data, keyOf(bot.id, chatId)).some(({ senderId }) => senderId === chatId)
      ? undefined
      : refuse(403, "Forbidden: bot can't initiate conversation with a user");
  const group = data.groups.find(({ id }) => id === chatId);
  if (group === undefined) return refuse(400, "Bad Request: chat not found");
  return group.botIds.includes(bot.id)
    ? undefined
    : refuse(403, "Forbidden: bot is not a member of the supergroup chat");
}

function managedBot({ sandbox, bot, args }: Caller): TelegramBot | Refusal {
  const id = Number(args.user_id);
  const found = sandbox.store.state.telegram.bots.find((each) => each.id === id);
  return found?.managerId === bot.id ? found : refuse(400, "Bad Request: BOT_INVALID");
}

const isTrue = (value: unknown): boolean => value === true || value === "true";
