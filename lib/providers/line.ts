import type { ChannelContext } from "./channel-facts";
import type { SpokenLanguage } from "@/lib/spoken-language";

/** How an agent sounds, and in which language it is spoken with: from the settings. */
export type Voice = { language: SpokenLanguage; gender: "woman" | "man" };

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
    call: {
      to: string;
      voice: Voice;
      /** After this long the provider ends it. */
      mostSeconds: number;
    },
  ) => Promise<{ callId: string }>;
  /** Whether this provider asks during a call what to do, so that `answer` and `speak` have nothing to do. */
  asks: (context: ChannelContext) => boolean;
  /** Takes a call that rings. */
  answer: (context: ChannelContext, call: LineCall & { voice: Voice }) => Promise<void>;
  /** Speaks after whatever is being spoken. Told twice with one `messageId` it speaks once. */
  speak: (
    context: ChannelContext,
    speech: LineCall & { messageId: string; text: string; voice: Voice },
  ) => Promise<void>;
  hangUp: (context: ChannelContext, callId: string) => Promise<void>;
  /** Undefined while the provider does not know it yet. */
  priceOf: (
    context: ChannelContext,
    what: { kind: "text" | "call"; id: string },
  ) => Promise<LinePrice | undefined>;
};
