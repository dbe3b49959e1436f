import type { z } from "zod";
import { requireSecret } from "../bearer";
import type {
  ChannelEvent,
  InboundAnswer,
  InboundChannel,
  InboundMessage,
  InboundRequest,
  Received,
} from "../channel";
import { Command, Envelope, type EventCallback, Interaction, MessageEvent } from "./envelope";
import { type Bot, commandMessage, interactionMessage, toMessage, toReaction } from "./messages";
import { readOwnFacts } from "./own-facts";
import { isSignedBySlack } from "./signature";

type Refused = Extract<Received, { kind: "refused" }>;

const refused = (status: Refused["status"], reason: string): Refused => ({
  kind: "refused",
  status,
  reason,
});
const foreign = refused(403, "for another app or workspace");

/** Checks and reads what Slack sends to a bot's address: events, slash commands and pressed buttons. */
export async function receiveSlack(
  request: InboundRequest,
  channel: InboundChannel,
): Promise<Received> {
  if (request.method !== "POST") return refused(405, "not a POST");
  if (!isSignedBySlack(request, requireSecret(channel.secret, "signingSecret")))
    return refused(401, "not signed by Slack, or long ago");
  const bot = botOf(channel);
  const isForm = request.headers.get("content-type")?.includes("x-www-form-urlencoded") ?? false;
  const body = decode(request.body);
  if (body === undefined) return refused(400, "not text");
  return isForm ? readForm(body, bot, request.receivedAt) : readEvent(body, bot);
}

/** Answers the handshake while an app is being made: Slack tries the address before it says who it is. */
export function greetSlack({ method, body }: InboundRequest): InboundAnswer | undefined {
  const text = method === "POST" ? decode(body) : undefined;
  const envelope = text === undefined ? undefined : parse(Envelope, text);
  return envelope?.type === "url_verification" ? echo(envelope.challenge) : undefined;
}

function botOf({ account, secret, facts }: InboundChannel): Bot {
  const [teamId = "", userId = ""] = account.id.split(":");
  const own = readOwnFacts(facts);
  return { teamId, userId, own, appId: secret.appId ?? own.appId };
}

function readEvent(text: string, bot: Bot): Received {
  const envelope = parse(Envelope, text);
  if (!envelope) return refused(400, "not an event");
  // A person entered our address at Slack: from now on it is known that Slack has it.
  if (envelope.type === "url_verification")
    return accepted(
      [],
      [{ type: "facts_changed", own: { heard: true } }],
      echo(envelope.challenge),
    );
  // In a channel shared with another workspace the event's own team is that one; what counts is for whom it is.
  const [authorized] = envelope.authorizations ?? [];
  const teamId = authorized?.team_id ?? envelope.team_id;
  if (!isFor(bot, teamId, envelope.api_app_id)) return foreign;
  if (authorized?.user_id && authorized.user_id !== bot.userId) return foreign;
  return envelope.type === "event_callback" ? readCallback(envelope, bot) : accepted();
}

function readCallback(envelope: EventCallback, bot: Bot): Received {
  const { event } = envelope;
  switch (event.type) {
    case "message":
    case "app_mention": {
      const { data } = MessageEvent.safeParse(event);
      // Edits and deletions have another shape, and say nothing new.
      const message = data && toMessage(data, bot);
      return accepted(message ? [message] : []);
    }
    case "reaction_added": {
      const reaction = toReaction(envelope, bot);
      return accepted(reaction ? [reaction] : []);
    }
    case "app_uninstalled":
    case "tokens_revoked":
      return accepted([], [{ type: "access_ended" }]);
    case "member_joined_channel":
    case "member_left_channel":
      return accepted([], event.user === bot.userId ? [{ type: "facts_changed" }] : []);
    case "channel_rename":
      return accepted([], [{ type: "facts_changed" }]);
    default:
      return accepted();
  }
}

function readForm(text: string, bot: Bot, at: Date): Received {
  const form = new URLSearchParams(text);
  const payload = form.get("payload");
  if (payload === null) {
    const { data } = Command.safeParse(Object.fromEntries(form));
    if (!data) return refused(400, "not a command");
    if (!isFor(bot, data.team_id, data.api_app_id)) return foreign;
    return accepted([commandMessage(data, bot, at)]);
  }
  const interaction = parse(Interaction, payload);
  if (!interaction) return refused(400, "not an interaction");
  if (!isFor(bot, interaction.team?.id ?? bot.teamId, interaction.api_app_id)) return foreign;
  const message = interactionMessage(interaction, bot, at);
  return accepted(message ? [message] : []);
}

/** A signature says which app; the workspace and, where it is known, the app are looked at all the same. */
const isFor = (bot: Bot, teamId: string, appId: string): boolean =>
  teamId === bot.teamId && (bot.appId === undefined || appId === bot.appId);

const accepted = (
  messages: readonly InboundMessage[] = [],
  events: readonly ChannelEvent[] = [],
  answer: InboundAnswer = { status: 200 },
): Received => ({ kind: "accepted", messages, events, answer });

const echo = (challenge: string): InboundAnswer => ({
  status: 200,
  headers: { "content-type": "application/json", "x-content-type-options": "nosniff" },
  body: JSON.stringify({ challenge }),
});

function decode(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

function parse<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
