import type { Mark } from "@/components/integrations/status-look";
import type { ConversationRow } from "./queries";

/** Whether the agent took what was said in a conversation, or has the last word. */
export function conversationState({ waiting, last }: Pick<ConversationRow, "waiting" | "last">): {
  mark: Mark;
  words: string;
} {
  if (waiting > 0) return { mark: "busy", words: `${waiting.toLocaleString("en")} waiting` };
  if (last === null) return { mark: "nothing", words: "Nothing said" };
  return { mark: "active", words: last.direction === "out" ? "Answered" : "Delivered" };
}

/** The last line as a list shows it: who, and what. */
export function lastLine({ last, kind }: ConversationRow, agentName: string): string {
  if (last === null)
    return kind === "call" ? "Nothing was said in this call." : "Nothing said yet.";
  const who = last.direction === "out" ? agentName : last.sender;
  const text = last.text.replace(/\s+/g, " ").trim();
  return text === "" ? `${who} sent something without text.` : `${who}: ${text}`;
}

const kinds: Readonly<Record<ConversationRow["kind"], string>> = {
  channel: "Channel",
  direct: "Direct messages",
  group: "Group",
  sms: "Text messages",
  call: "Call",
};

/** What a conversation is and as whom the agent takes part: "Channel, as scout". */
export const conversationKind = ({ kind, channel, endedAt }: ConversationRow): string =>
  `${kinds[kind]}${endedAt === null ? "" : ", over"}, as ${channel.account}`;
