import { randomUUID } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { requireSecret } from "../bearer";
import type { ChannelContext } from "../channel";
import type { Line, Voice } from "../line";
import { toMicros } from "../micros";
import { telnyxUrl } from "../telnyx-url";
import { ownFactsOf } from "./own-facts";
import { readSent } from "./read-sent";
import { toClientState } from "./telnyx-event";
import { ringsForSeconds } from "./twilio-line";
import { pollyVoice } from "./voice";

const numberOf = ({ secret }: ChannelContext): string => requireSecret(secret, "number");

/** What is said at the other end comes back as text from the moment the call is answered. */
const transcription = ({ language }: Voice) => ({
  transcription: true,
  transcription_config: {
    transcription_engine: "Google",
    transcription_engine_config: {
      transcription_engine: "Google",
      language: language.slice(0, 2),
      interim_results: false,
    },
    transcription_tracks: "inbound",
  },
});

const Sent = z.object({
  data: z.object({ id: z.string(), parts: z.number().int().nullish() }),
});
const Called = z.object({ data: z.object({ call_control_id: z.string() }) });
const Priced = z.object({
  data: z.object({
    parts: z.number().int().nullish(),
    cost: z.object({ amount: z.string().nullish(), currency: z.string().nullish() }).nullish(),
  }),
});

const act = (context: ChannelContext, callId: string, action: string, json: object) =>
  context.call({
    method: "POST",
    url: telnyxUrl(`/calls/${encodeURIComponent(callId)}/actions/${action}`),
    json,
  });

/** Texts and calls through Telnyx, which is told during a call what to do. A command told twice is done once. */
export const telnyxLine: Line = {
  numberOf,

  async sendText(context, { to, text, mediaUrls }) {
    const { profileId } = ownFactsOf(context.facts);
    const { body } = await context.call({
      method: "POST",
      url: telnyxUrl("/messages"),
      json: {
        from: numberOf(context),
        to,
        text,
        ...(mediaUrls.length > 0 && { media_urls: mediaUrls }),
        ...(profileId && { messaging_profile_id: profileId }),
        webhook_url: context.address,
        use_profile_webhooks: false,
      },
    });
    const { id, parts } = readSent("Telnyx", Sent, body).data;
    return { messageId: id, ...(parts && { parts }) };
  },

  async startCall(context, { to, voice, mostSeconds }) {
    const { applicationId } = ownFactsOf(context.facts);
    if (applicationId === undefined)
      throw new AppError(
        "unavailable",
        "This number is not set up for calls yet. Try again later.",
      );
    const { body } = await context.call({
      method: "POST",
      url: telnyxUrl("/calls"),
      json: {
        connection_id: applicationId,
        from: numberOf(context),
        to,
        webhook_url: context.address,
        client_state: toClientState({ party: to, direction: "out" }),
        command_id: randomUUID(),
        timeout_secs: ringsForSeconds,
        time_limit_secs: mostSeconds,
        ...transcription(voice),
      },
    });
    return { callId: readSent("Telnyx", Called, body).data.call_control_id };
  },

  asks: () => false,

  async answer(context, { callId, voice, ...whose }) {
    await act(context, callId, "answer", {
      client_state: toClientState(whose),
      command_id: `answer:${callId}`,
      ...transcription(voice),
    });
  },

  async speak(context, { callId, text, voice, ...whose }) {
    await act(context, callId, "speak", {
      payload: text,
      payload_type: "text",
      voice: `AWS.${pollyVoice(voice)}`,
      client_state: toClientState(whose),
      command_id: whose.messageId,
    });
  },

  async hangUp(context, callId) {
    await act(context, callId, "hangup", { command_id: `hangup:${callId}` });
  },

  async priceOf(context, { kind, id }) {
    // What a call costs is told by an event, and nowhere else.
    if (kind === "call") return undefined;
    const url = telnyxUrl(`/messages/${encodeURIComponent(id)}`);
    const { cost, parts } = readSent("Telnyx", Priced, (await context.call({ url })).body).data;
    const isDollars = !cost?.currency || cost.currency === "USD";
    const priceMicros = isDollars ? toMicros(cost?.amount) : undefined;
    if (priceMicros === undefined) return undefined;
    return { priceMicros, ...(parts && { parts }) };
  },
};
