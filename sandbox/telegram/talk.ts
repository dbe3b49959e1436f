import type { Sandbox } from "../sandbox";
import { entitiesOf, presentChat, presentMessage, presentUser } from "./present";
import type { TelegramBot, TelegramData, TelegramMessage } from "./seed";
import { sendUpdate } from "./updates";

/** Under what a chat's messages are kept. */
export const keyOf = (botId: number, chatId: number): string =>
  chatId < 0 ? String(chatId) : `${String(botId)}:${String(chatId)}`;

export const messagesIn = (data: TelegramData, key: string): TelegramMessage[] =>
  (data.messages[key] ??= []);

export function addMessage(
  data: TelegramData,
  key: string,
  said: Pick<TelegramMessage, "senderId" | "text" | "replyTo">,
): TelegramMessage {
  data.lastMessageId += 1;
  const at = new Date().toISOString();
  const message = { ...said, id: data.lastMessageId, at, reactions: [] };
  messagesIn(data, key).push(message);
  return message;
}

/** A person says something in a private chat or a group, and the bots that may hear it are told. */
export function sayAsPerson(
  sandbox: Sandbox,
  bot: TelegramBot,
  chatId: number,
  said: Pick<TelegramMessage, "senderId" | "text" | "replyTo">,
): void {
  const data = sandbox.store.state.telegram;
  const key = keyOf(bot.id, chatId);
  const message = addMessage(data, key, said);
  const messages = messagesIn(data, key);
  const presented = presentMessage(data, chatId, messages, message);
  const answered = messages.find(({ id }) => id === said.replyTo);
  for (const each of listeners(data, bot, chatId))
    if (chatId > 0 || isFor(each, said.text, answered))
      sendUpdate(sandbox, each, "message", presented);
}

const listeners = (data: TelegramData, bot: TelegramBot, chatId: number): TelegramBot[] => {
  const group = data.groups.find(({ id }) => id === chatId);
  return group === undefined ? [bot] : data.bots.filter(({ id }) => group.botIds.includes(id));
};

/** Bots with privacy mode on hear commands, mentions and answers to them only. */
function isFor(bot: TelegramBot, text: string, answered: TelegramMessage | undefined): boolean {
  if (answered?.senderId === bot.id) return true;
  return entitiesOf(text).some(({ type, offset, length }) => {
    const word = text.slice(offset, offset + length).toLowerCase();
    const name = `@${bot.username.toLowerCase()}`;
    return type === "mention" ? word === name : !word.includes("@") || word.endsWith(name);
  });
}

/** A person reacts to the last message of a chat. */
export function reactAsPerson(
  sandbox: Sandbox,
  bot: TelegramBot,
  chatId: number,
  { personId, emoji }: { personId: number; emoji: string },
): void {
  const data = sandbox.store.state.telegram;
  const last = messagesIn(data, keyOf(bot.id, chatId)).at(-1);
  const user = data.users.find(({ id }) => id === personId);
  if (last === undefined || user === undefined) return;
  const before = last.reactions.filter(({ by }) => by === personId);
  last.reactions = [...last.reactions.filter(({ by }) => by !== personId), { emoji, by: personId }];
  const present = (reactions: { emoji: string }[]) =>
    reactions.map((each) => ({ type: "emoji", emoji: each.emoji }));
  for (const each of listeners(data, bot, chatId))
    sendUpdate(sandbox, each, "message_reaction", {
      chat: presentChat(data, chatId),
      message_id: last.id,
      user: presentUser(user),
      date: Math.floor(Date.now() / 1000),
      old_reaction: present(before),
      new_reaction: present([{ emoji }]),
    });
}

/** A person adds a bot to a group, or takes it out. */
export function changeMembership(
  sandbox: Sandbox,
  bot: TelegramBot,
  groupId: number,
  { personId, isMember }: { personId: number; isMember: boolean },
): void {
  const data = sandbox.store.state.telegram;
  const group = data.groups.find(({ id }) => id === groupId);
  const user = data.users.find(({ id }) => id === personId);
  if (group === undefined || user === undefined || group.botIds.includes(bot.id) === isMember)
    return;
  group.botIds = isMember
    ? [...group.botIds, bot.id]
    : group.botIds.filter((each) => each !== bot.id);
  const member = (is: boolean) => ({ status: is ? "member" : "left", user: { id: bot.id } });
  sendUpdate(sandbox, bot, "my_chat_member", {
    chat: presentChat(data, groupId),
    from: presentUser(user),
    date: Math.floor(Date.now() / 1000),
    old_chat_member: member(!isMember),
    new_chat_member: member(isMember),
  });
}
