import type { Channel, InboundChannel, InboundMessage } from "../channel";
import { readUpdate } from "../telegram-webhook";
import { conversationOf, senderOf } from "./people";
import { readMessage } from "./read-message";
import { type Membership, type Reacted, Update } from "./update";

type Read = Omit<InboundMessage, "externalId" | "sortKey">;

/** Reads one update of the bot. Telegram numbers them, which orders them too. */
export const receiveTelegram: Channel["receive"] = (request, channel) => {
  const read = readUpdate(request, channel.secret, Update);
  if (read.kind === "refused") return Promise.resolve(read);
  const { update } = read;
  const found = toMessage(update, channel);
  const number = String(update.update_id);
  return Promise.resolve({
    kind: "accepted",
    messages: found ? [{ ...found, externalId: number, sortKey: number.padStart(16, "0") }] : [],
    events: update.my_chat_member ? [{ type: "facts_changed" }] : [],
    answer: { status: 200 },
  });
};

function toMessage(update: Update, { account }: InboundChannel): Read | undefined {
  const message = update.message ?? update.channel_post;
  if (message) return readMessage(message, account);
  if (update.message_reaction) return readReaction(update.message_reaction, account);
  return update.my_chat_member && readMembership(update.my_chat_member, account);
}

/** Reactions that were added; that one was taken back is not worth a message. */
function readReaction(reacted: Reacted, bot: InboundChannel["account"]): Read | undefined {
  const before = new Set(reacted.old_reaction.map(({ emoji }) => emoji));
  const added = reacted.new_reaction.filter(({ emoji }) => !before.has(emoji));
  if (added.length === 0) return undefined;
  return {
    conversation: conversationOf(reacted.chat),
    kind: "reaction",
    sender: senderOf(reacted.user, reacted.actor_chat ?? reacted.chat, bot),
    text: added.map(({ emoji, type }) => emoji ?? `(${type})`).join(" "),
    attachments: [],
    thread: null,
    messageId: String(reacted.message_id),
    sentAt: new Date(reacted.date * 1000),
  };
}

const isOut = (status: string): boolean => status === "left" || status === "kicked";

/** The bot was added to a group, which is how the agent learns of the conversation. */
function readMembership(
  { chat, from, date, old_chat_member, new_chat_member }: Membership,
  bot: InboundChannel["account"],
): Read | undefined {
  const isAdded = isOut(old_chat_member.status) && !isOut(new_chat_member.status);
  if (chat.type === "private" || !isAdded) return undefined;
  const conversation = conversationOf(chat);
  return {
    conversation,
    kind: "system",
    sender: senderOf(from, chat, bot),
    text: `${bot.name} was added to ${conversation.name}.`,
    attachments: [],
    thread: null,
    messageId: `added-${String(date)}`,
    sentAt: new Date(date * 1000),
  };
}
