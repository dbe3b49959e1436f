import { z } from "zod";
import type { ChannelEvent, InboundMessage } from "../channel";
import type { LineCall } from "../line";

export type TelnyxEvent = {
  id: string;
  type: string;
  at: Date;
  payload: Record<string, unknown>;
};

/** What an event says, or why it is not taken. */
export type Told =
  { messages: InboundMessage[]; events: ChannelEvent[] } | "another number" | "malformed";

const ClientState = z.object({
  party: z.string().max(64),
  direction: z.enum(["in", "out"]),
  /** What is being spoken. */
  messageId: z.string().max(400).optional(),
});
type ClientState = z.output<typeof ClientState>;

/** What Telnyx hands back with every event of a call from now on: most do not say whose it is. */
export const toClientState = ({
  party,
  direction,
  messageId,
}: Omit<LineCall, "callId"> & { messageId?: string }): string =>
  Buffer.from(JSON.stringify({ party, direction, messageId })).toString("base64");

/** Undefined where a call has none yet: it rings. */
export function fromClientState(state: string | null | undefined): ClientState | undefined {
  try {
    const text = Buffer.from(state ?? "", "base64").toString("utf8");
    return ClientState.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
