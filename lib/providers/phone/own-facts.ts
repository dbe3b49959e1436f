import { z } from "zod";
import type { ChannelFacts } from "../channel";

/** What setting up a number writes into the `own` part of its facts, and texts and calls need. */
export const PhoneOwnFacts = z.object({
  /** Telnyx: the call control application that is this number's alone; its calls name it. */
  applicationId: z.string().optional(),
  /** Telnyx: the messaging profile that it sends with. */
  profileId: z.string().optional(),
});
export type PhoneOwnFacts = z.output<typeof PhoneOwnFacts>;

export const ownFactsOf = (facts: ChannelFacts): PhoneOwnFacts =>
  PhoneOwnFacts.parse(facts.own ?? {});
