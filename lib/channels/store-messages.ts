import "server-only";
import { z } from "zod";
import { announceSoon } from "@/lib/changes/announce-soon";
import { callFunction } from "@/lib/db";
import { type MessageBody, messagePlace } from "@/lib/inbox/message-body";
import type { InboundMessage } from "@/lib/providers/channel";
import { newCallId } from "@/lib/tools/new-call-id";
import { sealUnder } from "@/lib/vault/sealed-text";
import type { ChannelKey, OpenInbound } from "./inbound-channel";
import { together } from "./together";

/** A message to be stored, and who wrote it as a test, if anybody did. */
export type Accepted = { message: InboundMessage; testedBy: string | null };

const Stored = z.discriminatedUnion("state", [
  z.object({ state: z.literal("gone") }),
  /** The channel was checked with something that has been replaced: nothing was stored. */
  z.object({ state: z.literal("stale") }),
  z.object({ state: z.literal("stored"), nodeId: z.string(), stored: z.array(z.string()) }),
]);
export type Stored = z.infer<typeof Stored>;
const Answers = z.array(Stored);

/**
 * Stores what was said, each message once however often it is told, where the channel still is as it
 * was when the request was checked. Without messages it only makes sure of that. Once it resolves to
 * `stored`, everything is on the disk.
 */
export async function storeMessages(
  { organizationId, connectionId, provider }: ChannelKey,
  { versions, key }: Pick<OpenInbound, "versions" | "key">,
  accepted: readonly Accepted[],
): Promise<Stored> {
  const result = await store(organizationId, {
    channel: connectionId,
    provider: provider.id,
    version: versions.version,
    setup_version: versions.setupVersion,
    key_version: key.version,
    messages: accepted.map((each) => toRow(organizationId, key, each)),
  });
  if (result.state === "stored" && result.stored.length > 0)
    announceSoon(organizationId, [result.nodeId], "message");
  return result;
}

type Row = {
  channel: string;
  provider: string;
  version: number;
  setup_version: number | null;
  key_version: number;
  messages: Record<string, unknown>[];
};

const store = together(async (organizationId: string, requests: readonly Row[]) => {
  const [only] = requests;
  if (only && requests.length === 1) return [await storeOne(organizationId, only)];
  const numbered = requests.map((request, n) => ({ ...request, n }));
  const [row] = await callFunction<{ stored: unknown }>({
    name: "receive_together",
    text: "select receive_together($1, $2) as stored",
    values: [organizationId, JSON.stringify(numbered, storable)],
  });
  return Answers.parse(row?.stored);
});

/** What came alone needs nothing around it, which would take a tenth longer. */
async function storeOne(organizationId: string, request: Row): Promise<Stored> {
  const { channel, provider, version, setup_version, key_version, messages } = request;
  const checked = [channel, provider, version, setup_version, key_version];
  const [row] = await callFunction<{ stored: unknown }>({
    name: "receive_messages",
    text: "select receive_messages($1, $2, $3, $4, $5, $6, $7) as stored",
    values: [organizationId, ...checked, JSON.stringify(messages, storable)],
  });
  return Stored.parse(row?.stored);
}

/** What the database takes as text: other people's clients send anything. */
const storable = (_key: string, value: unknown): unknown =>
  typeof value === "string" ? value.toWellFormed().replaceAll("\0", "\u{FFFD}") : value;

function toRow(
  organizationId: string,
  key: OpenInbound["key"],
  { message, testedBy }: Accepted,
): Record<string, unknown> {
  const { conversation, sender } = message;
  const id = newCallId();
  const body: MessageBody = {
    sender: { id: sender.id, name: sender.name, isBot: sender.isBot },
    text: message.text,
    attachments: message.attachments.map((each) => ({ ...each })),
    thread: message.thread,
    messageId: message.messageId,
    reference: { ...message.reference } as MessageBody["reference"],
  };
  return {
    id,
    new_place_id: newCallId(),
    place: conversation.id,
    place_kind: conversation.kind,
    place_name: conversation.name,
    place_reference: conversation.reference ?? {},
    kind: message.kind,
    external_id: message.externalId,
    sent_at: message.sentAt.toISOString(),
    sort_key: message.sortKey,
    body: sealUnder(key, body, messagePlace({ organizationId, id })),
    tested_by: testedBy,
  };
}
