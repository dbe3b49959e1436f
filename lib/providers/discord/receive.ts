import { z } from "zod";
import type {
  ChannelEvent,
  InboundAnswer,
  InboundChannel,
  InboundMessage,
  InboundRequest,
  Received,
} from "../channel";
import { ownFacts } from "./facts";
import { Interaction, toCommand } from "./interaction";
import { Snowflake } from "./snowflake";
import { isSigned } from "./verify";

const WebhookEvent = z.object({
  application_id: Snowflake,
  type: z.number().int(),
  event: z.object({ type: z.string() }).nullish(),
});

const refused = (status: 400 | 401 | 403 | 405, reason: string): Received => ({
  kind: "refused",
  status,
  reason,
});

const json = (body: object): InboundAnswer => ({
  status: 200,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

const accepted = (
  answer: InboundAnswer,
  messages: InboundMessage[] = [],
  events: ChannelEvent[] = [],
): Received => ({ kind: "accepted", messages, events, answer });

/** Commands come to `interactions`, what becomes of the application to `events`. */
export function receiveDiscord(
  request: InboundRequest,
  channel: Pick<InboundChannel, "account" | "facts">,
): Promise<Received> {
  return Promise.resolve(read(request, channel));
}

function read(
  request: InboundRequest,
  { account, facts }: Pick<InboundChannel, "account" | "facts">,
): Received {
  if (request.method !== "POST") return refused(405, "not a POST");
  const verifyKey = ownFacts(facts)?.verifyKey;
  if (verifyKey === undefined) return refused(401, "the key is not known yet");
  if (!isSigned(request, verifyKey)) return refused(401, "wrong or stale signature");
  const body = parseJson(request.body);
  if (request.path === "interactions") return readInteraction(body, account.id);
  if (request.path === "events") return readWebhookEvent(body, account.id);
  return refused(400, "nothing is sent there");
}

function readInteraction(body: unknown, applicationId: string): Received {
  const { data: interaction } = Interaction.safeParse(body);
  if (!interaction) return refused(400, "no interaction");
  if (interaction.application_id !== applicationId) return refused(403, "for another application");
  if (interaction.type === types.ping) return accepted(json({ type: 1 }));
  const message = interaction.type === types.command ? toCommand(interaction) : undefined;
  if (!message) return refused(400, "no command");
  // Shows that the agent is thinking, until it answers within a quarter of an hour.
  return accepted(json({ type: 5 }), [message]);
}

const types = { ping: 1, command: 2 };

function readWebhookEvent(body: unknown, applicationId: string): Received {
  const { data } = WebhookEvent.safeParse(body);
  if (!data) return refused(400, "no event");
  if (data.application_id !== applicationId) return refused(403, "for another application");
  const taken = { status: 204 };
  if (data.type === 0) return accepted(taken);
  const isInstall = data.event?.type.startsWith("APPLICATION_") ?? false;
  return accepted(taken, [], isInstall ? [{ type: "facts_changed" }] : []);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
