import type { Attachment, ConversationKind, InboundMessage } from "../channel";
import type { Command, EventCallback, Interaction, MessageEvent } from "./envelope";
import { ReactionEvent } from "./envelope";
import type { OwnFacts } from "./own-facts";
import { toReadable } from "./text";

/** The bot that a channel serves. */
export type Bot = { teamId: string; userId: string; own: OwnFacts; appId: string | undefined };

/** Kinds of messages that say something; edits, deletions and notices of Slack itself do not. */
const spoken = [undefined, "bot_message", "file_share", "me_message", "thread_broadcast"];

/**
 * What was said. A mention in a channel is told twice, as a message and as a mention: it is one message
 * here, known by its place and not by the event's id.
 */
export function toMessage(event: MessageEvent, bot: Bot): InboundMessage | undefined {
  if (!spoken.includes(event.subtype)) return undefined;
  const { names } = bot.own;
  const raw = event.text ?? "";
  const attachments = (event.files ?? []).map(toAttachment);
  if (raw === "" && attachments.length === 0) return undefined;
  const isMention = event.type === "app_mention" || raw.includes(`<@${bot.userId}>`);
  return {
    externalId: `message:${event.channel}:${event.ts}`,
    conversation: conversationOf(event.channel, kindOf(event.channel, event.channel_type), names, {
      direct: senderName(event, names),
    }),
    kind: isMention ? "mention" : "message",
    sender: {
      id: event.user ?? event.bot_id ?? "unknown",
      name: senderName(event, names),
      isBot: Boolean(event.bot_id ?? event.bot_profile),
      isSelf: isOwn(event, bot),
    },
    text: toReadable(raw, names),
    attachments,
    thread: event.thread_ts ?? null,
    messageId: event.ts,
    sentAt: timeOf(event.ts),
    sortKey: event.ts,
    reference: { text: raw },
  };
}

/** An emoji under one of the bot's own messages; those under others' are not for it. */
export function toReaction(
  { event, event_id }: EventCallback,
  bot: Bot,
): InboundMessage | undefined {
  const { data } = ReactionEvent.safeParse(event);
  if (data?.item_user !== bot.userId || data.user === bot.userId) return undefined;
  const { names } = bot.own;
  const { channel, ts } = data.item;
  const name = names[data.user] ?? data.user;
  return {
    externalId: event_id,
    conversation: conversationOf(channel, kindOf(channel), names, { direct: name }),
    kind: "reaction",
    sender: { id: data.user, name, isBot: false },
    text: `:${data.reaction}:`,
    attachments: [],
    thread: null,
    messageId: ts,
    sentAt: timeOf(data.event_ts),
    sortKey: data.event_ts,
  };
}

/** A slash command. Slack gives it no time and sends it once. */
export function commandMessage(given: Command, { own: { names } }: Bot, at: Date): InboundMessage {
  const { channel_id, channel_name, user_id, user_name, trigger_id, command, text } = given;
  const name = names[user_id] ?? user_name ?? user_id;
  const known =
    channel_name === undefined ||
    channel_name === "directmessage" ||
    channel_name === "privategroup"
      ? names
      : { [channel_id]: channel_name, ...names };
  return {
    externalId: `command:${trigger_id}`,
    conversation: conversationOf(channel_id, kindOf(channel_id), known, { direct: name }),
    kind: "command",
    sender: { id: user_id, name, isBot: false },
    text: toReadable(`${command} ${text}`.trim(), names),
    attachments: [],
    thread: null,
    messageId: trigger_id,
    sentAt: at,
    sortKey: "",
  };
}

/** A pressed button or a chosen entry, by what it says. */
export function interactionMessage(
  { type, channel, user, message, actions, trigger_id }: Interaction,
  { own: { names } }: Bot,
  at: Date,
): InboundMessage | undefined {
  if (type !== "block_actions" || !channel || !actions?.length) return undefined;
  const chosen = actions.map(
    ({ selected_option, text, value, action_id }) =>
      selected_option?.text?.text ?? text?.text ?? selected_option?.value ?? value ?? action_id,
  );
  const [first] = actions;
  const name = names[user.id] ?? user.name ?? user.username ?? user.id;
  const key = trigger_id ?? `${message?.ts ?? ""}:${first?.action_ts ?? ""}`;
  return {
    externalId: `action:${key}`,
    conversation: conversationOf(channel.id, kindOf(channel.id), names, { direct: name }),
    kind: "command",
    sender: { id: user.id, name, isBot: false },
    text: chosen.filter(Boolean).join(", "),
    attachments: [],
    thread: message?.thread_ts ?? null,
    messageId: message?.ts ?? key,
    sentAt: at,
    sortKey: "",
  };
}

/** What a conversation's id says where the event does not. */
function kindOf(channel: string, type?: string): ConversationKind {
  if (type === "im" || channel.startsWith("D")) return "direct";
  return type === "mpim" ? "group" : "channel";
}

const conversationOf = (
  id: string,
  kind: ConversationKind,
  names: Readonly<Record<string, string>>,
  { direct }: { direct: string },
): InboundMessage["conversation"] => {
  const known = names[id];
  const name = kind === "direct" ? direct : known === undefined ? id : `#${known}`;
  return { id, kind, name: name.replace(/\p{Cc}+/gu, " ").slice(0, 200) };
};

function senderName(
  { user, username, bot_profile }: MessageEvent,
  names: Readonly<Record<string, string>>,
): string {
  const known = user ? names[user] : undefined;
  return known ?? username ?? bot_profile?.name ?? user ?? "unknown";
}

const isOwn = ({ user, bot_id, app_id, bot_profile }: MessageEvent, bot: Bot): boolean =>
  user === bot.userId ||
  (bot.own.botId !== undefined && bot_id === bot.own.botId) ||
  (bot.appId !== undefined && (app_id ?? bot_profile?.app_id) === bot.appId);

function toAttachment(file: NonNullable<MessageEvent["files"]>[number]): Attachment {
  const { id, name, title, mimetype, size, url_private } = file;
  return {
    id,
    name: name ?? title ?? id,
    contentType: mimetype ?? "application/octet-stream",
    size: size ?? null,
    url: url_private ?? null,
  };
}

/** Slack's times are seconds with microseconds, and name a message within its channel. */
const timeOf = (ts: string): Date => new Date(Math.floor(Number(ts) * 1000));
