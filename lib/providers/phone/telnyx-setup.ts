import { z } from "zod";
import { requireSecret } from "../bearer";
import type { ChannelContext, ChannelState } from "../channel";
import type { ProviderCall } from "../provider";
import { readAccount } from "../read-account";
import { isRefusal } from "../revocation";
import { findSettings, settingsKinds, settingsName } from "../telnyx-settings";
import { telnyxUrl } from "../telnyx-url";
import type { NumberFacts } from "./number-facts";
import type { PhoneOwnFacts } from "./own-facts";

const Made = z.object({ data: z.object({ id: z.string() }) });
const Number = z.object({ data: z.object({ connection_id: z.string().nullish() }) });
const Messaging = z.object({
  data: z.object({
    messaging_profile_id: z.string().nullish(),
    eligible_messaging_products: z.array(z.string()).nullish(),
    features: z.object({ sms: z.unknown() }).partial().nullish(),
  }),
});
const Profiles = z.object({
  data: z.array(z.object({ id: z.string(), enabled: z.boolean().nullish() })),
});
const Campaign = z.object({ assignmentStatus: z.string().nullish() });
const Verified = z.object({
  records: z.array(z.object({ verificationStatus: z.string().nullish() })).nullish(),
});

const numberUrl = ({ secret }: ChannelContext, path = ""): string =>
  telnyxUrl(`/phone_numbers/${encodeURIComponent(requireSecret(secret, "numberId"))}${path}`);

/**
 * Makes Telnyx send a number's texts and calls here: through a messaging profile and a call application
 * that are this number's alone, found by their name when it runs again.
 */
export async function setUpAtTelnyx(context: ChannelContext): Promise<NumberFacts> {
  const { call, address, secret } = context;
  const name = settingsName(requireSecret(secret, "number"));
  const [voiceProfile] = await voiceProfilesOf(call);
  const profileId = await put(context, "texts", {
    name,
    enabled: true,
    webhook_url: address,
    webhook_api_version: "2",
    // Who may be texted is checked before anything is sent.
    whitelisted_destinations: ["*"],
  });
  const applicationId = await put(context, "calls", {
    application_name: name,
    active: true,
    webhook_event_url: address,
    webhook_api_version: "2",
    call_cost_in_webhooks: true,
    ...(voiceProfile && { outbound: { outbound_voice_profile_id: voiceProfile } }),
  });
  await call({ method: "PATCH", url: numberUrl(context), json: { connection_id: applicationId } });
  const texts = await call({ url: numberUrl(context, "/messaging") });
  if (canText(texts.body))
    await call({
      method: "PATCH",
      url: numberUrl(context, "/messaging"),
      json: { messaging_profile_id: profileId },
    });
  return read(context, { profileId, applicationId });
}

/** Changes what a number has already, or makes it. */
async function put(
  { call, secret }: ChannelContext,
  kind: keyof typeof settingsKinds,
  json: Readonly<Record<string, unknown>>,
): Promise<string> {
  const known = await findSettings(call, kind, requireSecret(secret, "number"));
  const url = telnyxUrl(settingsKinds[kind].path);
  const { body } =
    known === undefined
      ? await call({ method: "POST", url, json })
      : await call({ method: "PATCH", url: `${url}/${encodeURIComponent(known)}`, json });
  return readAccount("Telnyx", Made, body).data.id;
}

/** Without one of them enabled Telnyx connects no outgoing call. */
async function voiceProfilesOf(call: ProviderCall): Promise<string[]> {
  const { body } = await call({ url: telnyxUrl("/outbound_voice_profiles") });
  return readAccount("Telnyx", Profiles, body).data.flatMap(({ id, enabled }) =>
    enabled === false ? [] : [id],
  );
}

function canText(body: unknown): boolean {
  const { eligible_messaging_products: products, features } = readAccount(
    "Telnyx",
    Messaging,
    body,
  ).data;
  return (products ?? []).length > 0 || (features?.sms ?? null) !== null;
}

export const checkAtTelnyx = (context: ChannelContext): Promise<NumberFacts> =>
  read(context, ownIds(context));

const ownIds = ({ facts }: ChannelContext): PhoneOwnFacts => ({
  ...(typeof facts.own?.profileId === "string" && { profileId: facts.own.profileId }),
  ...(typeof facts.own?.applicationId === "string" && { applicationId: facts.own.applicationId }),
});

async function read(
  context: ChannelContext,
  { profileId, applicationId }: PhoneOwnFacts,
): Promise<NumberFacts> {
  const { call } = context;
  const number = await call({ url: numberUrl(context) });
  const { connection_id } = readAccount("Telnyx", Number, number.body).data;
  const texts = await call({ url: numberUrl(context, "/messaging") });
  const { messaging_profile_id } = readAccount("Telnyx", Messaging, texts.body).data;
  const sms = canText(texts.body);
  const isCalled = connection_id === applicationId;
  const isTexted = !sms || messaging_profile_id === profileId;
  const canCall = (await voiceProfilesOf(call)).length > 0;
  return {
    voice: true,
    sms,
    isHere: applicationId !== undefined && isCalled && isTexted,
    registration: () => registrationOf(context),
    ...(!canCall && {
      callProblem: {
        text: "Create an outbound voice profile at Telnyx, so that it can call out",
        href: "https://portal.telnyx.com/#/voice/outbound-profiles",
      },
    }),
    own: { ...(profileId && { profileId }), ...(applicationId && { applicationId }) },
  };
}

/** How US carriers see the number: whether it is assigned to a campaign, or verified as toll-free. */
async function registrationOf({ call, secret }: ChannelContext): Promise<ChannelState["state"]> {
  const number = requireSecret(secret, "number");
  try {
    if (/^\+18(?:00|33|44|55|66|77|88)/.test(number)) {
      const { body } = await call({
        url: telnyxUrl("/messaging_tollfree/verification/requests"),
        query: { phone_number: number, page: 1, page_size: 10 },
      });
      const states = (readAccount("Telnyx", Verified, body).records ?? []).map(
        ({ verificationStatus }) => verificationStatus,
      );
      if (states.includes("Verified")) return "ok";
      return states.includes("Rejected") ? "todo" : "waiting";
    }
    const { body } = await call({
      url: telnyxUrl(`/10dlc/phone_number_campaigns/${encodeURIComponent(number)}`),
    });
    const { assignmentStatus } = readAccount("Telnyx", Campaign, body);
    if (assignmentStatus === "ASSIGNED") return "ok";
    return assignmentStatus?.startsWith("FAILED") ? "todo" : "waiting";
  } catch (error) {
    if (isRefusal(error, "not_found", "forbidden", "invalid")) return "waiting";
    throw error;
  }
}
