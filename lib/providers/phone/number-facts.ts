import type { ChannelFacts, ChannelState, PlainJson } from "../channel";
import { formatNumber } from "../format-number";

/** What a company says of a number. */
export type NumberFacts = {
  voice: boolean;
  sms: boolean;
  /** Whether its texts and calls come here. */
  isHere: boolean;
  /** How carriers that want senders to be registered see it; asked only where they do. */
  registration: () => Promise<ChannelState["state"]>;
  /** What has to be done before it can call out; undefined where nothing has. */
  callProblem?: { text: string; href: string };
  own: Readonly<Record<string, PlainJson>>;
};

/** Countries whose carriers take texts of registered senders only. */
const isRegistered = (number: string): boolean => number.startsWith("+1");

const registrationPage = {
  twilio: {
    site: "Twilio",
    href: "https://console.twilio.com/us1/develop/sms/regulatory-compliance/a2p-onboarding",
  },
  telnyx: { site: "Telnyx", href: "https://portal.telnyx.com/#/messaging-10dlc/campaigns" },
};

/** How a number stands, for people: "Voice ready", "SMS pending registration". */
export async function toChannelFacts(
  telephony: keyof typeof registrationPage,
  number: string,
  facts: NumberFacts,
): Promise<ChannelFacts> {
  const { own, isHere } = facts;
  const states = [...voiceStates(telephony, facts), await smsState(telephony, number, facts)];
  const elsewhere: ChannelState = {
    id: "address",
    state: "stop",
    text: "Its calls and texts go elsewhere. Check again to bring them back.",
  };
  return {
    handle: formatNumber(number),
    link: `tel:${number}`,
    states: isHere ? states : [elsewhere, ...states],
    own,
  };
}

function voiceStates(
  telephony: keyof typeof registrationPage,
  { voice, callProblem }: NumberFacts,
): ChannelState[] {
  if (!voice) return [{ id: "voice", state: "stop", text: "No calls with this number" }];
  const ready: ChannelState = { id: "voice", state: "ok", text: "Voice ready" };
  const { site } = registrationPage[telephony];
  return callProblem ? [ready, { id: "calls_out", state: "todo", site, ...callProblem }] : [ready];
}

async function smsState(
  telephony: keyof typeof registrationPage,
  number: string,
  { sms, registration }: NumberFacts,
): Promise<ChannelState> {
  const id = "sms";
  if (!sms) return { id, state: "stop", text: "No texts with this number" };
  const state = isRegistered(number) ? await registration() : "ok";
  if (state === "ok") return { id, state, text: "SMS ready" };
  const page = registrationPage[telephony];
  return state === "waiting"
    ? { id, state, text: "SMS pending registration", ...page }
    : { id, state, text: "SMS registration was refused", ...page };
}
