import type { TelegramBot, TelegramData, TelegramMessage, TelegramUser } from "./seed";

export const presentUser = ({ id, firstName, lastName, username }: TelegramUser) => ({
  id,
  is_bot: false,
  first_name: firstName,
  last_name: lastName,
  username,
  language_code: "en",
});

export const presentBot = ({ id, firstName, username }: TelegramBot) => ({
  id,
  is_bot: true,
  first_name: firstName,
  username,
});

/** What a bot learns of itself, and only of itself. */
export const presentSelf = (bot: TelegramBot) => ({
  ...presentBot(bot),
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_manage_bots: bot.isManager,
});

/** A chat as a bot sees it: a private one has the id of the person. */
export function presentChat(data: TelegramData, chatId: number) {
  const user = data.users.find(({ id }) => id === chatId);
  if (user !== undefined) {
    const { id, firstName, lastName, username } = user;
    return { id, type: "private", first_name: firstName, last_name: lastName, username };
  }
  const group = data.groups.find(({ id }) => id === chatId);
  return { id: chatId, type: "supergroup", title: group?.title ?? "" };
}

export const presentSender = (data: TelegramData, id: number) => {
  const bot = data.bots.find((each) => each.id === id);
  const user = data.users.find((each) => each.id === id);
  return bot ? presentBot(bot) : user && presentUser(user);
};

export function presentMessage(
  data: TelegramData,
  chatId: number,
  messages: readonly TelegramMessage[],
  message: TelegramMessage,
): object {
  const { id, senderId, text, at, replyTo } = message;
  const answered = messages.find((each) => each.id === replyTo);
  const entities = entitiesOf(text);
  return {
    message_id: id,
    from: presentSender(data, senderId),
    chat: presentChat(data, chatId),
    date: Math.floor(Date.parse(at) / 1000),
    text,
    ...(entities.length > 0 && { entities }),
    ...(answered && {
      reply_to_message: presentMessage(data, chatId, [], { ...answered, replyTo: null }),
    }),
  };
}

/** Commands and mentions, in UTF-16 units as Telegram counts. */
export const entitiesOf = (text: string) =>
  [...text.matchAll(/(?<![\w@/])(\/[a-z0-9_]{1,32}(?:@\w+)?|@\w{4,32})/gi)].map((match) => ({
    type: match[0].startsWith("/") ? "bot_command" : "mention",
    offset: match.index,
    length: match[0].length,
  }));
