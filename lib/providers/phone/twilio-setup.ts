import { z } from "zod";
import { requireSecret } from "../bearer";
import type { ChannelContext, ChannelState } from "../channel";
import { readAccount } from "../read-account";
import { isRefusal } from "../revocation";
import { twilioUrl } from "../twilio-url";
import type { NumberFacts } from "./number-facts";

const Number = z.object({
  phone_number: z.string(),
  capabilities: z.object({ voice: z.boolean().nullish(), sms: z.boolean().nullish() }),
  sms_url: z.string().nullish(),
  voice_url: z.string().nullish(),
});

const urlOf = ({ secret }: ChannelContext): string => {
  const id = encodeURIComponent(requireSecret(secret, "numberId"));
  return twilioUrl(requireSecret(secret, "accountSid"), `/IncomingPhoneNumbers/${id}.json`);
};

/** Where Twilio sends texts and calls of a number. */
const addressesOf = ({ address }: ChannelContext) => ({
  SmsUrl: `${address}/text`,
  SmsMethod: "POST",
  VoiceUrl: `${address}/voice`,
  VoiceMethod: "POST",
  StatusCallback: `${address}/voice/status`,
  StatusCallbackMethod: "POST",
  // Either of these would be used instead of the addresses.
  SmsApplicationSid: "",
  VoiceApplicationSid: "",
  TrunkSid: "",
});

/** Makes Twilio send a number's texts and calls here. */
export async function setUpAtTwilio(context: ChannelContext): Promise<NumberFacts> {
  const form = addressesOf(context);
  return read(context, (await context.call({ method: "POST", url: urlOf(context), form })).body);
}

export const checkAtTwilio = async (context: ChannelContext): Promise<NumberFacts> =>
  read(context, (await context.call({ url: urlOf(context) })).body);

async function read(context: ChannelContext, body: unknown): Promise<NumberFacts> {
  const { capabilities, sms_url, voice_url, phone_number } = readAccount("Twilio", Number, body);
  const wanted = addressesOf(context);
  return {
    voice: capabilities.voice ?? false,
    sms: capabilities.sms ?? false,
    isHere: sms_url === wanted.SmsUrl && voice_url === wanted.VoiceUrl,
    registration: () => registrationOf(context, phone_number),
    own: {},
  };
}

const Services = z.object({ services: z.array(z.object({ sid: z.string() })) });
const Numbers = z.object({ phone_numbers: z.array(z.object({ phone_number: z.string() })) });
const Campaigns = z.object({ compliance: z.array(z.object({ campaign_status: z.string() })) });
const Verifications = z.object({
  verifications: z.array(
    z.object({ status: z.string(), tollfree_phone_number_sid: z.string().nullish() }),
  ),
});

/** How US carriers see the number: whether it is part of a campaign, and how that stands. */
async function registrationOf(
  context: ChannelContext,
  number: string,
): Promise<ChannelState["state"]> {
  const list = async <Schema extends z.ZodType>(path: string, schema: Schema) => {
    const { body } = await context.call({ url: `https://messaging.twilio.com/v1/${path}` });
    return readAccount("Twilio", schema, body);
  };
  try {
    if (/^\+18(?:00|33|44|55|66|77|88)/.test(number)) {
      const { verifications } = await list("Tollfree/Verifications?PageSize=100", Verifications);
      const sid = requireSecret(context.secret, "numberId");
      const own = verifications.filter((each) => each.tollfree_phone_number_sid === sid);
      return stateOf(own.map(({ status }) => status));
    }
    const { services } = await list("Services?PageSize=100", Services);
    for (const { sid } of services) {
      const { phone_numbers } = await list(`Services/${sid}/PhoneNumbers?PageSize=400`, Numbers);
      if (!phone_numbers.some(({ phone_number }) => phone_number === number)) continue;
      const { compliance } = await list(`Services/${sid}/Compliance/Usa2p`, Campaigns);
      return stateOf(compliance.map(({ campaign_status }) => campaign_status));
    }
    return "waiting";
  } catch (error) {
    if (isRefusal(error, "forbidden", "not_found")) return "waiting";
    throw error;
  }
}

function stateOf(states: readonly string[]): ChannelState["state"] {
  const said = states.map((state) => state.toUpperCase());
  if (said.some((state) => state === "VERIFIED" || state === "TWILIO_APPROVED")) return "ok";
  const isRefused = said.some((state) => state.includes("FAILED") || state.includes("REJECTED"));
  return isRefused ? "todo" : "waiting";
}
