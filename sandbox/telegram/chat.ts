import type { ChatMessage, ChatPlatform } from "../chat/platform";
import type { Sandbox } from "../sandbox";
import type { TelegramBot, TelegramData, TelegramMessage } from "./seed";
import { changeMembership, keyOf, messagesIn, reactAsPerson, sayAsPerson } from "./talk";

/** Where a person writes "in Telegram": privately to a bot, or in a group that it was added to. */
export function telegramChat(sandbox: Sandbox): ChatPlatform {
  const data = (): TelegramData => sandbox.store.state.telegram;
  const botOf = (id: string) => data().bots.find((bot) => String(bot.id) === id);
  const groupOf = (id: string | undefined) => data().groups.find((each) => String(each.id) === id);
  return {
    id: "telegram",
    name: "Telegram",
    people: () =>
      data().users.map(({ id, firstName, lastName }) => ({
        id: String(id),
        name: `${firstName} ${lastName}`,
      })),
    bots: () =>
      data()
        .bots.filter(({ isManager, webhook }) => !isManager && webhook !== null)
        .map(({ id, firstName, username }) => ({
          id: String(id),
          name: firstName,
          detail: `@${username}`,
        })),
    conversations: (botId) => [
      ...data().users.map(({ id, firstName }) => ({
        id: String(id),
        name: firstName,
        detail: "Private chat",
        isOpen: true,
        personId: String(id),
      })),
      ...data().groups.map(({ id, title, botIds }) => {
        const isOpen = botIds.includes(Number(botId));
        return {
          id: String(id),
          name: title,
          detail: isOpen ? "Group" : "Group without the bot",
          isOpen,
        };
      }),
    ],
    messages: (botId, conversationId) =>
      messagesIn(data(), keyOf(Number(botId), Number(conversationId))).map((message) =>
        toChat(data(), message),
      ),
    say({ botId, conversationId, personId, text, thread }) {
      const bot = botOf(botId);
      if (bot === undefined) return "This bot is gone.";
      const chatId = Number(conversationId);
      const owner = data().users.find(({ id }) => id === chatId);
      if (owner !== undefined && personId !== conversationId)
        return `This is ${owner.firstName}'s private chat. Choose ${owner.firstName} under “As”.`;
      const replyTo = thread === null ? null : Number(thread);
      sayAsPerson(sandbox, bot, chatId, { senderId: Number(personId), text, replyTo });
      return undefined;
    },
    actions(botId, conversationId) {
      const group = groupOf(conversationId);
      const isIn = group?.botIds.includes(Number(botId));
      return [
        ...(group === undefined
          ? []
          : isIn
            ? [{ id: "remove", label: "Remove the bot from the group" }]
            : [{ id: "add", label: "Add the bot to the group" }]),
        ...(isIn === false ? [] : [{ id: "react", label: "React with 👍 to the last message" }]),
      ];
    },
    act({ botId, conversationId, personId, actionId }) {
      const bot = botOf(botId);
      if (bot === undefined || conversationId === undefined) return undefined;
      act(sandbox, bot, Number(conversationId), { personId: Number(personId), actionId });
      return conversationId;
    },
  };
}

function act(
  sandbox: Sandbox,
  bot: TelegramBot,
  chatId: number,
  { personId, actionId }: { personId: number; actionId: string },
): void {
  if (actionId === "react") reactAsPerson(sandbox, bot, chatId, { personId, emoji: "👍" });
  else changeMembership(sandbox, bot, chatId, { personId, isMember: actionId === "add" });
}

function toChat(
  data: TelegramData,
  { id, senderId, text, at, replyTo, reactions }: TelegramMessage,
): ChatMessage {
  const bot = data.bots.find((each) => each.id === senderId);
  const user = data.users.find((each) => each.id === senderId);
  return {
    id: String(id),
    author: bot?.firstName ?? user?.firstName ?? "",
    isBot: bot !== undefined,
    text,
    at: new Date(at),
    thread: replyTo === null ? null : String(replyTo),
    notes: reactions.map(({ emoji }) => emoji),
  };
}
