import { requireSecret } from "../bearer";
import type { Channel, ChannelEvent, InboundChannel, InboundRequest, Received } from "../channel";
import { Activity } from "./activity";
import { readActivity } from "./read-activity";
import { isSameService, isServiceUrl } from "./service-url";
import { verifyToken } from "./verify-token";

type Refused = Extract<Received, { kind: "refused" }>;

const refuse = (status: Refused["status"], reason: string): Refused => ({
  kind: "refused",
  status,
  reason,
});

/** Reads one activity that Teams sent to this very bot. */
export const receiveTeams: Channel["receive"] = async (request, channel) => {
  if (request.method !== "POST") return refuse(405, "Teams sends POST");
  const appId = requireSecret(channel.secret, "appId").toLowerCase();
  const tenantId = requireSecret(channel.secret, "tenantId");
  const { fetchKeys } = channel;
  const verified = await verifyToken(request.headers.get("authorization"), {
    appId,
    tenantId,
    fetchKeys,
  });
  if (typeof verified === "string") return refuse(401, verified);
  const activity = parseActivity(request);
  if (!activity) return refuse(400, "not an activity of Teams");
  const { serviceurl } = verified.claims;
  // Teams always says where it is; answers go there, with a token. Entra gives a token for this bot to any
  // application of the tenant that asks, and none of them can have that said in it.
  const isNamed = typeof serviceurl === "string" && isSameService(serviceurl, activity.serviceUrl);
  if (!isServiceUrl(activity.serviceUrl) || !isNamed)
    return refuse(403, "sent from another service");
  if (activity.channelId !== "msteams") return refuse(403, "not from Teams");
  if (activity.recipient.id.toLowerCase() !== `28:${appId}`)
    return refuse(403, "meant for another bot");
  return accept(activity, channel);
};

function accept(activity: Activity, channel: InboundChannel): Received {
  const found = readActivity(activity);
  const order = /^\d+$/.test(activity.id) ? activity.id.padStart(20, "0") : activity.id;
  const isQuestion = activity.type === "invoke";
  return {
    kind: "accepted",
    messages: found
      ? [{ ...found, externalId: `${activity.conversation.id} ${activity.id}`, sortKey: order }]
      : [],
    events: eventsOf(activity, channel),
    answer: isQuestion
      ? { status: 200, headers: { "content-type": "application/json" }, body: "{}" }
      : { status: 200 },
  };
}

/** The first activity says what the bot is called and that its endpoint is right. */
function eventsOf(
  { type, recipient, serviceUrl, membersAdded, membersRemoved }: Activity,
  { facts }: InboundChannel,
): ChannelEvent[] {
  const own = { name: recipient.name ?? "", serviceUrl };
  const isNews = facts.own?.name !== own.name || facts.own.serviceUrl !== serviceUrl;
  const concerns = [...(membersAdded ?? []), ...(membersRemoved ?? [])].some(
    ({ id }) => id === recipient.id,
  );
  return isNews || concerns || type === "installationUpdate"
    ? [{ type: "facts_changed", own }]
    : [];
}

function parseActivity({ body }: InboundRequest): Activity | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    return Activity.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
