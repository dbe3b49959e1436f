import type { ChannelContext } from "./channel";

/** How an agent sounds, and in which language it is spoken with: from the settings. */
export type Voice = { language: string; gender: "woman" | "man" };

/** A call, as everything about it names it. */
export type LineCall = {
  callId: string;
  /** Who is at the other end, E.164 where it is a number. */
  party: string;
  direction: "in" | "out";
};

/** What the provider says that something cost, once it knows. */
export type LinePrice = {
  priceMicros: bigint;
  /** Parts of a text. */
  parts?: number;
  /** Of a call. */
  seconds?: number;
};

/** Texts and calls from a phone number. Whether they may be is asked before (lib/phone/may-send.ts). */
export type Line = {
  /** The number itself, E.164. */
  numberOf: (context: ChannelContext) => string;
  sendText: (
    context: ChannelContext,
    text: { to: string; text: string; mediaUrls: readonly string[] },
  ) => Promise<{ messageId: string; parts?: number }>;
  /** Rings somebody. What is spoken once they answer is asked for, or told with `speak`. */
  startCall: (
    context: ChannelContext,
    call: { to: string; voice: Voice },
  ) => Promise<{ callId: string }>;
  /** Takes a call that rings; providers that ask what to do need no telling. */
  answer: (context: ChannelContext, call: LineCall & { voice: Voice }) => Promise<void>;
  /**
   * Speaks after whatever is being spoken. `asked`: this provider asks for what to speak when it has
   * spoken the rest, so that nothing was sent.
   */
  speak: (
    context: ChannelContext,
    speech: LineCall & { messageId: string; text: string; voice: Voice },
  ) => Promise<"sent" | "asked">;
  hangUp: (context: ChannelContext, callId: string) => Promise<void>;
  /** Undefined while the provider does not know it yet. */
  priceOf: (
    context: ChannelContext,
    what: { kind: "text" | "call"; id: string },
  ) => Promise<LinePrice | undefined>;
};
