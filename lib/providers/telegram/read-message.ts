import type { Account } from "../provider";
import type { InboundMessage } from "../channel";
import { attachmentsOf } from "./attachments";
import { conversationOf, senderOf } from "./people";
import type { Message } from "./update";

type Bot = Pick<Account, "id" | "name">;

/** What somebody wrote, or undefined for what nobody wrote: a changed title, a pinned message. */
export function readMessage(
  message: Message,
  bot: Bot,
): Omit<InboundMessage, "externalId" | "sortKey"> | undefined {
  const attachments = attachmentsOf(message);
  const text = message.text ?? message.caption ?? describe(message);
  if (text === "" && attachments.length === 0) return undefined;
  const { message_id, message_thread_id, is_topic_message, reply_to_message, date } = message;
  return {
    conversation: conversationOf(message.chat),
    kind: message.migrate_to_chat_id === undefined ? kindOf(message, bot) : "system",
    sender: senderOf(message.from, message.sender_chat ?? message.chat, bot),
    text,
    attachments,
    thread: is_topic_message && message_thread_id !== undefined ? String(message_thread_id) : null,
    messageId: String(message_id),
    sentAt: new Date(date * 1000),
    ...(reply_to_message && {
      reference: { repliesTo: String(reply_to_message.message_id) },
    }),
  };
}

function kindOf(message: Message, bot: Bot): InboundMessage["kind"] {
  const text = message.text ?? message.caption ?? "";
  const entities = message.entities ?? message.caption_entities ?? [];
  const name = bot.name.toLowerCase();
  // Entities count UTF-16 units, as strings do here.
  const words = entities.map((entity) => ({
    ...entity,
    word: text.slice(entity.offset, entity.offset + entity.length).toLowerCase(),
  }));
  const command = words.find(({ type, offset }) => type === "bot_command" && offset === 0);
  const addressee = command?.word.split("@")[1];
  if (command && (addressee === undefined || `@${addressee}` === name)) return "command";
  if (message.chat.type === "private") return "message";
  const isNamed = words.some(
    ({ type, word, user }) =>
      (type === "mention" && word === name) ||
      (type === "text_mention" && String(user?.id) === bot.id),
  );
  const isAnswer = String(message.reply_to_message?.from?.id) === bot.id;
  return isNamed || isAnswer ? "mention" : "message";
}

/** What has no text of its own, in words. */
function describe(message: Message): string {
  const { sticker, venue, location, contact, poll, dice, migrate_to_chat_id } = message;
  if (sticker) return sticker.emoji ?? "";
  if (venue) return `Place: ${venue.title}, ${venue.address}`;
  if (location) return `Location: ${String(location.latitude)}, ${String(location.longitude)}`;
  if (contact) return `Contact: ${contact.first_name}, ${contact.phone_number}`;
  if (poll) return `Poll: ${poll.question}`;
  if (dice) return `${dice.emoji} ${String(dice.value)}`;
  if (migrate_to_chat_id !== undefined)
    return `This group has moved. Its conversation is now ${String(migrate_to_chat_id)}.`;
  return "";
}
