import { z } from "zod";
import type { ConversationKind, InboundMessage } from "../channel";
import { Snowflake } from "./snowflake";

/** A channel as Discord describes it, in full or in part. */
export const PartialChannel = z.object({
  id: Snowflake,
  type: z.number().int(),
  name: z.string().nullish(),
  parent_id: Snowflake.nullish(),
  recipients: z.array(z.object({ id: Snowflake, username: z.string() })).nullish(),
});
export type PartialChannel = z.output<typeof PartialChannel>;

const direct = 1;
const group = 3;
const threads = [10, 11, 12];

export type Place = Pick<InboundMessage, "conversation" | "thread">;

export const isThread = ({ type }: PartialChannel): boolean => threads.includes(type);

/** A thread belongs to the channel that it hangs on; `parentName` is that one's. */
export function placeOf(
  channel: PartialChannel,
  { parentName, personName }: { parentName?: string | undefined; personName: string },
): Place {
  if (isThread(channel) && channel.parent_id)
    return {
      conversation: {
        id: channel.parent_id,
        kind: "channel",
        name: parentName === undefined ? channel.parent_id : `#${parentName}`,
      },
      thread: channel.id,
    };
  return {
    conversation: { id: channel.id, kind: kindOf(channel), name: nameOf(channel, personName) },
    thread: null,
  };
}

function kindOf({ type }: PartialChannel): ConversationKind {
  if (type === direct) return "direct";
  return type === group ? "group" : "channel";
}

function nameOf({ id, type, name, recipients }: PartialChannel, personName: string): string {
  if (type === direct) return recipients?.[0]?.username ?? personName;
  if (name) return type === group ? name : `#${name}`;
  return id;
}
