import type { InboundMessage } from "../channel";
import { type Activity, mentionsIn, type Person } from "./activity";
import { attachmentsOf } from "./attachments";

type Read = Omit<InboundMessage, "externalId" | "sortKey">;

/** What an activity says to the agent, or undefined where it says nothing. */
export function readActivity(activity: Activity): Read | undefined {
  const { type, membersAdded, recipient, reactionsAdded } = activity;
  if (type === "message") return readMessage(activity);
  if (type === "messageReaction" && reactionsAdded && reactionsAdded.length > 0)
    return {
      ...frameOf(activity),
      kind: "reaction",
      text: reactionsAdded.map((each) => each.type).join(" "),
      messageId: activity.replyToId ?? activity.id,
    };
  if (type === "invoke")
    return { ...frameOf(activity), kind: "command", text: commandText(activity) };
  if (type === "conversationUpdate" && membersAdded?.some(({ id }) => id === recipient.id)) {
    const { conversation, ...frame } = frameOf(activity);
    const text = `${recipient.name ?? "The bot"} was added to ${conversation.name}.`;
    return { ...frame, conversation, kind: "system", text };
  }
  return undefined;
}

function readMessage(activity: Activity): Read | undefined {
  const attachments = attachmentsOf(activity);
  const text = plainText(activity);
  if (text === "" && attachments.length === 0) return undefined;
  const frame = frameOf(activity);
  const isNamed = mentionsIn(activity).some(({ id }) => id === activity.recipient.id);
  const kind = isNamed && frame.conversation.kind !== "direct" ? "mention" : "message";
  return { ...frame, kind, text, attachments };
}

/** What all kinds have in common: where, who and when. */
function frameOf(activity: Activity): Omit<Read, "kind" | "text"> {
  const { conversation, serviceUrl, id, timestamp, from, recipient } = activity;
  // In channels the conversation names the thread too.
  const [place = conversation.id, thread] = conversation.id.split(";messageid=");
  const tenantId = conversation.tenantId ?? activity.channelData?.tenant?.id ?? null;
  return {
    conversation: {
      id: place,
      kind: kindOf(conversation.conversationType),
      name: nameOf(activity, place),
      reference: { serviceUrl, tenantId, botId: recipient.id },
    },
    sender: senderOf(from, recipient),
    attachments: [],
    thread: thread ?? null,
    messageId: id,
    sentAt: new Date(timestamp),
  };
}

function kindOf(type: string | null | undefined): InboundMessage["conversation"]["kind"] {
  if (type === "channel") return "channel";
  return type === "groupChat" ? "group" : "direct";
}

function nameOf({ conversation, channelData, from }: Activity, id: string): string {
  if (kindOf(conversation.conversationType) === "direct") return from.name ?? id;
  const team = channelData?.team?.name;
  const channel = channelData?.channel?.name ?? conversation.name;
  return [team, channel].filter(Boolean).join(" > ") || id;
}

const senderOf = ({ id, name, role }: Person, recipient: Person): InboundMessage["sender"] => ({
  id,
  name: name ?? id,
  isBot: role === "bot" || id.startsWith("28:"),
  isSelf: id === recipient.id,
});

/** As people read it: without the tags of mentions, nor the name of the bot that is spoken to. */
function plainText(activity: Activity): string {
  const own = mentionsIn(activity).filter(({ id }) => id === activity.recipient.id);
  const addressed = own.reduce(
    (text, mention) => (mention.text === "" ? text : text.replace(mention.text, "")),
    activity.text ?? "",
  );
  return addressed
    .replace(/<at[^>]*>(.*?)<\/at>/gis, "@$1")
    .replaceAll("&nbsp;", " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .trim();
}

/** A pressed button or the like: its name, and what it carries. */
function commandText({ name, value }: Activity): string {
  const carried = value === undefined || value === null ? "" : ` ${JSON.stringify(value)}`;
  return `${name ?? "invoke"}${carried}`.slice(0, 4000);
}
