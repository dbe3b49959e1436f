import type { InboundMessage } from "../channel";
import type { Account } from "../provider";
import type { Chat, User } from "./update";

const fullName = ({
  first_name = "",
  last_name = "",
  username,
}: Pick<Chat, "first_name" | "last_name" | "username">): string =>
  `${first_name} ${last_name}`.trim() || (username === undefined ? "" : `@${username}`);

/** Where it was said. */
export function conversationOf(chat: Chat): InboundMessage["conversation"] {
  const id = String(chat.id);
  if (chat.type === "private") return { id, kind: "direct", name: fullName(chat) || id };
  const kind = chat.type === "channel" ? "channel" : "group";
  return { id, kind, name: chat.title ?? id };
}

/** Who said it; a channel and an admin who stays anonymous speak as the chat. */
export function senderOf(
  user: User | undefined,
  chat: Chat,
  bot: Pick<Account, "id">,
): InboundMessage["sender"] {
  if (!user) return { id: String(chat.id), name: chat.title ?? String(chat.id), isBot: false };
  const id = String(user.id);
  return { id, name: fullName(user) || id, isBot: user.is_bot, isSelf: id === bot.id };
}
