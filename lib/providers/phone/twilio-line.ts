import { z } from "zod";
import { requireSecret } from "../bearer";
import type { ChannelContext } from "../channel";
import type { Line } from "../line";
import { toMicros } from "../micros";
import { twilioUrl } from "../twilio-url";
import { readSent } from "./read-sent";

const urlOf = ({ secret }: ChannelContext, path: string): string =>
  twilioUrl(requireSecret(secret, "accountSid"), path);

/** A form in which a name may come several times. */
const form = (fields: readonly (readonly [string, string])[]) => ({
  contentType: "application/x-www-form-urlencoded",
  data: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
});

const numberOf = ({ secret }: ChannelContext): string => requireSecret(secret, "number");

export const ringsForSeconds = 30;

const Sent = z.object({ sid: z.string(), num_segments: z.coerce.number().int().nullish() });
const Called = z.object({ sid: z.string() });
const Price = { price: z.string().nullish(), price_unit: z.string().nullish() };
const PricedText = z.object({ ...Price, num_segments: z.coerce.number().int().nullish() });
const PricedCall = z.object({ ...Price, duration: z.coerce.number().int().nullish() });

/** What Twilio took for it: its prices are negative. Nothing else than dollars is understood. */
function microsOf({
  price,
  price_unit,
}: {
  price?: string | null | undefined;
  price_unit?: string | null | undefined;
}) {
  const isDollars = !price_unit || price_unit.toUpperCase() === "USD";
  const micros = isDollars ? toMicros(price) : undefined;
  return micros === undefined ? undefined : micros < 0n ? -micros : micros;
}

/** Texts and calls through Twilio, which asks during a call what to do next. */
export const twilioLine: Line = {
  numberOf,

  async sendText(context, { to, text, mediaUrls }) {
    const { body } = await context.call({
      method: "POST",
      url: urlOf(context, "/Messages.json"),
      body: form([
        ["From", numberOf(context)],
        ["To", to],
        ["Body", text],
        ["StatusCallback", `${context.address}/text/status`],
        ...mediaUrls.map((url) => ["MediaUrl", url] as const),
      ]),
    });
    const { sid, num_segments } = readSent("Twilio", Sent, body);
    return { messageId: sid, ...(num_segments && { parts: num_segments }) };
  },

  async startCall(context, { to, mostSeconds }) {
    const { body } = await context.call({
      method: "POST",
      url: urlOf(context, "/Calls.json"),
      body: form([
        ["From", numberOf(context)],
        ["To", to],
        ["Url", `${context.address}/voice`],
        ["Method", "POST"],
        ["StatusCallback", `${context.address}/voice/status`],
        ...["initiated", "ringing", "answered", "completed"].map(
          (event) => ["StatusCallbackEvent", event] as const,
        ),
        ["Timeout", String(ringsForSeconds)],
        ["TimeLimit", String(mostSeconds)],
      ]),
    });
    return { callId: readSent("Twilio", Called, body).sid };
  },

  asks: () => true,
  answer: () => Promise.resolve(),
  speak: () => Promise.resolve(),

  async hangUp(context, callId) {
    const url = urlOf(context, `/Calls/${encodeURIComponent(callId)}.json`);
    await context.call({ method: "POST", url, form: { Status: "completed" } });
  },

  async priceOf(context, { kind, id }) {
    const name = encodeURIComponent(id);
    if (kind === "text") {
      const { body } = await context.call({ url: urlOf(context, `/Messages/${name}.json`) });
      const { num_segments, ...price } = readSent("Twilio", PricedText, body);
      const priceMicros = microsOf(price);
      if (priceMicros === undefined) return undefined;
      return { priceMicros, ...(num_segments && { parts: num_segments }) };
    }
    const { body } = await context.call({ url: urlOf(context, `/Calls/${name}.json`) });
    const { duration, ...price } = readSent("Twilio", PricedCall, body);
    const priceMicros = microsOf(price);
    if (priceMicros === undefined) return undefined;
    return { priceMicros, ...(duration != null && { seconds: duration }) };
  },
};
