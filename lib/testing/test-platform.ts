import { createHmac, timingSafeEqual } from "node:crypto";
import { channelAddress } from "@/lib/channels/channel-address";
import { sealCredential } from "@/lib/connections/credential";
import { inOrganization } from "@/lib/db";
import { providers } from "@/lib/providers/catalog";
import type { Channel, ChannelEvent, InboundMessage } from "@/lib/providers/channel";
import { defineProvider, type Provider } from "@/lib/providers/provider";
import { Secret } from "@/lib/vault/secret";

type Told = {
  channel: string;
  messages: (Omit<InboundMessage, "sentAt"> & { sentAt: string })[];
  events: ChannelEvent[];
};

/** Where the tests' platform signs: over all of the body. */
const signatureOf = (secret: string, body: string | Uint8Array): string =>
  createHmac("sha256", secret).update(body).digest("hex");

const receive: Channel["receive"] = (request, { secret, account }) => {
  const expected = Buffer.from(signatureOf(secret.signing ?? "", request.body));
  const given = Buffer.from(request.headers.get("x-test-signature") ?? "");
  const refuse = (status: 400 | 401 | 403, reason: string) =>
    Promise.resolve({ kind: "refused", status, reason } as const);
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    return refuse(401, "wrong signature");
  const told = JSON.parse(new TextDecoder().decode(request.body)) as Told;
  if (told.channel !== account.id) return refuse(403, "for another one");
  const messages = told.messages.map((each) => ({ ...each, sentAt: new Date(each.sentAt) }));
  return Promise.resolve({
    kind: "accepted",
    messages,
    events: told.events,
    answer: { status: 200, body: "thanks" },
  });
};

/** A platform of the tests', for what is the same on all platforms. */
export const testPlatform: Provider = defineProvider({
  id: "test-platform",
  name: "Test platform",
  auth: { type: "key", fields: [], guide: [] },
  hosts: ["platform.test"],
  accessUrl: "https://platform.test",
  authorize: () => ({}),
  probe: () => Promise.resolve({ id: "bot", name: "bot" }),
  sharesGrant: false,
  channel: {
    receive,
    setUp: () => Promise.resolve({}),
    check: () => Promise.resolve({}),
    greet: ({ path }) => (path === "hello" ? { status: 200, body: "hello" } : undefined),
  },
});

/** Makes it one of the providers of this process. */
export function addTestPlatform(): void {
  Object.assign(providers, { [testPlatform.id]: testPlatform });
}

/** An agent's bot on the tests' platform. */
export type TestBot = {
  organizationId: string;
  nodeId: string;
  connectionId: string;
  accountId: string;
  signing: string;
};

export async function createTestBot(organizationId: string, nodeId: string): Promise<TestBot> {
  const connectionId = crypto.randomUUID();
  const accountId = crypto.randomUUID();
  const signing = crypto.randomUUID();
  await inOrganization(organizationId, async (tx) =>
    tx.connection.create({
      data: {
        organizationId,
        id: connectionId,
        nodeId,
        provider: testPlatform.id,
        world: "sandbox",
        accountId,
        accountName: "scout",
        isDefault: true,
        requestedScopes: [],
        grantedScopes: [],
        credential: await sealCredential(
          tx,
          new Secret({ signing }),
          { organizationId, id: connectionId },
          1,
        ),
        checkedAt: new Date(),
      },
      select: { id: true },
    }),
  );
  return { organizationId, nodeId, connectionId, accountId, signing };
}

/** A message as somebody writes it; every part can be another. */
export const testMessage = (change: Partial<InboundMessage> = {}): InboundMessage => ({
  externalId: crypto.randomUUID(),
  conversation: { id: "C1", kind: "channel", name: "#general" },
  kind: "message",
  sender: { id: "U1", name: "Anna", isBot: false },
  text: "Hello",
  attachments: [],
  thread: null,
  messageId: "1",
  sentAt: new Date(),
  sortKey: "",
  ...change,
});

/** What the platform sends to a bot's address, signed as it should be. */
export function toBot(
  { organizationId, connectionId, accountId, signing }: TestBot,
  { messages = [], events = [] }: Partial<Pick<Told, "events">> & { messages?: InboundMessage[] },
  signedWith = signing,
): Request {
  const body = JSON.stringify({ channel: accountId, messages, events });
  return new Request(channelAddress(testPlatform.id, organizationId, connectionId), {
    method: "POST",
    headers: { "x-test-signature": signatureOf(signedWith, body) },
    body,
  });
}
