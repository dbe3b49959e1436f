import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineIntegration, defineTool, type Integration } from "@/lib/integrations/manifest";
import type { LineageNode } from "@/lib/pipeline/lineage";
import type { Role } from "@/prisma/generated/enums";
import { resolveEffective, type Worlds } from "./effective";
import type { BudgetFact, ConnectionFact, Facts } from "./facts";
import { describeStatus } from "./status-text";

const now = new Date("2026-11-22T12:00:00Z");

const tool = (name: string, scope: string) =>
  defineTool()({
    name: `chat_${name}`,
    title: name,
    description: "",
    effect: "write",
    scopes: [scope],
    input: z.strictObject({}),
    output: z.null(),
    run: () => Promise.resolve(null),
  });

const chat = defineIntegration({
  id: "chat",
  name: "Chat",
  category: "app",
  description: "",
  icon: null,
  provider: "chatco",
  identity: "shared",
  price: "free",
  hosts: [],
  requiredScopes: ["read"],
  scopes: { read: "read messages", write: "write messages" },
  settings: z.object({ room: z.string().optional().meta({ title: "Default room" }) }),
  tools: [tool("list_rooms", "read"), tool("post_message", "write")],
  removal: "",
});

const strict = {
  ...chat,
  settings: z.object({ room: z.string().meta({ title: "Default room" }) }),
};
const bot = { ...chat, identity: "own" as const };

const account: ConnectionFact = {
  id: "c1",
  nodeId: "team",
  provider: "chatco",
  world: "real",
  accountName: "octocat",
  accountDetail: "",
  label: "",
  isDefault: true,
  requestedScopes: ["read", "write"],
  grantedScopes: ["read", "write"],
  expiresAt: null,
  brokenAt: null,
  brokenReason: null,
  connectedBy: null,
  createdAt: now.toISOString(),
  lastUsedAt: null,
  checkedAt: null,
  unansweredSince: null,
  providerAppId: null,
};

const installation = {
  id: "i1",
  nodeId: "team",
  integration: "chat",
  settings: {},
  version: 1,
  pinnedConnectionId: null,
  createdAt: now.toISOString(),
};

const refused = { brokenAt: "2026-11-21T14:02:00Z", brokenReason: "app_refused" };

const removal = {
  id: "r",
  nodeId: "agent",
  integration: "chat",
  createdAt: now.toISOString(),
  steps: 5,
  over: 2,
  needsPerson: false,
};

const nodes: Facts["nodes"] = [
  { id: "org", parentId: null, kind: "organization", name: "acme", slug: "acme" },
  { id: "team", parentId: "org", kind: "team", name: "Growth", slug: "growth" },
  { id: "agent", parentId: "team", kind: "agent", name: "scout", slug: "scout" },
];

const served: Integration = {
  ...chat,
  provider: null,
  service: {
    id: "chatco",
    name: "ChatCo",
    variable: "CHATCO_API_KEY",
    hosts: [],
    authorize: () => ({}),
  },
};

const paid: Integration = { ...chat, price: "usage", meters: ["sms_out_part"] };

const spent = (change: Partial<BudgetFact> = {}) => ({
  ...connected(),
  credits: {
    availableMicros: "100000000",
    freeUse: {},
    budgets: [
      {
        ...({ id: "b1", nodeId: "team", period: "month", integration: "", meter: "" } as const),
        ...{ amountMicros: "50000000", spentMicros: "49000000", reservedMicros: "1000000" },
        atLimit: "refuse",
        ...change,
      } satisfies BudgetFact,
    ],
  },
});

type Given = {
  facts?: Partial<Facts>;
  integration?: Integration;
  role?: Role;
  at?: "team" | "agent";
  worlds?: Partial<Worlds>;
};

function say({ facts = {}, integration = chat, role = "admin", at = "agent", worlds }: Given) {
  const all: Facts = {
    nodes,
    installations: [],
    blocks: [],
    connections: [],
    attempts: [],
    removals: [],
    credits: { availableMicros: "100000000", freeUse: {}, budgets: [] },
    providerApps: [],
    ...facts,
  };
  const line = at === "agent" ? nodes : nodes.slice(0, 2);
  const lineage = line.map((node): LineageNode => ({ ...node, ownRole: null, role }));
  const effective = resolveEffective({
    facts: all,
    nodeId: at,
    integration,
    worlds: {
      oauth: () => "real",
      sandboxOn: false,
      usesOAuth: () => true,
      service: () => null,
      ...worlds,
    },
    now,
  });
  const provider = { name: "ChatCo" } as Parameters<typeof describeStatus>[0]["provider"];
  const agentsBelow = { connected: 3, total: 12 };
  return describeStatus({ effective, provider, lineage, now, agentsBelow, attemptIsMine: true });
}

const installed = { installations: [installation] };
const connected = (change: Partial<ConnectionFact> = {}) => ({
  ...installed,
  connections: [{ ...account, ...change }],
});

test("a number that is being bought is named, and nobody is kept waiting", () => {
  const attempt = {
    ...{ id: "attempt", nodeId: "agent", integration: chat.id, userId: "anna" },
    createdAt: new Date(now.getTime() - 5_000).toISOString(),
    expiresAt: new Date(now.getTime() + 7 * 86_400_000).toISOString(),
    number: "+14155550100",
  };
  expect(say({ facts: { ...installed, attempts: [attempt] } })).toMatchObject({
    word: "Connecting",
    sentence: "Getting +1 415 555 0100. Usually under a minute; you may leave this page.",
    remedy: null,
  });
});

describe("every status says what is so and what to do", () => {
  test.each<[string, Given, string, string]>([
    ["not installed", {}, "Not installed", "nothing outside is contacted"],
    [
      "settings",
      { facts: installed, integration: strict },
      "Settings needed",
      "Fill in Default room to go on.",
    ],
    ["no account", { facts: installed }, "Connect", "Connect a ChatCo account to turn on 2 tools."],
    [
      "no provider app",
      { facts: installed, worlds: { oauth: () => null } },
      "Connect",
      "CHATCO_CLIENT_ID",
    ],
    [
      "no account of the server's own",
      { facts: installed, integration: served },
      "Not set up",
      "This server has no chat yet. Its operator sets CHATCO_API_KEY.",
    ],
    ["active", { facts: connected() }, "Active", "2 tools are on, as octocat."],
    [
      "some scopes missing",
      { facts: connected({ grantedScopes: ["read"] }) },
      "Active",
      "1 of 2 tools are on. octocat did not allow: write messages.",
    ],
    [
      "ends soon",
      { facts: connected({ expiresAt: "2026-11-27T12:00:00Z" }) },
      "Active",
      "Access ends on Fri 27 Nov",
    ],
    [
      "revoked",
      { facts: connected({ brokenAt: "2026-11-21T14:02:00Z", brokenReason: "revoked" }) },
      "Reconnect needed",
      "ChatCo stopped accepting octocat on 21 Nov, 14:02 UTC. Tools are off. Reconnect it.",
    ],
    [
      "revoked, and somebody connected it",
      {
        facts: connected({
          brokenAt: "2026-11-21T14:02:00Z",
          brokenReason: "revoked",
          connectedBy: "somebody",
        }),
      },
      "Reconnect needed",
      "Reconnect it. Whoever connected it has been told.",
    ],
    [
      "the organization's own app refused",
      { facts: connected({ ...refused, providerAppId: "app" }) },
      "Reconnect needed",
      "ChatCo refuses acme's app, so reconnecting would not help. Check its client secret.",
    ],
    [
      "the server's app refused",
      { facts: connected(refused) },
      "Reconnect needed",
      "ChatCo refuses this server's app, so reconnecting would not help. Check its client secret.",
    ],
    [
      "expired",
      { facts: connected({ expiresAt: "2026-11-21T12:00:00Z" }) },
      "Reconnect needed",
      "expired at ChatCo",
    ],
    [
      "never asked for a scope",
      { facts: connected({ requestedScopes: [], grantedScopes: [] }) },
      "Permission needed",
      "does not allow Chat yet",
    ],
    [
      "sandbox ended",
      { facts: connected({ world: "sandbox" }) },
      "Reconnect needed",
      "Made with the sandbox",
    ],
    [
      "no default",
      { facts: connected({ isDefault: false }) },
      "Connect",
      "Growth has accounts, but none is its default.",
    ],
    [
      "blocked",
      {
        facts: {
          ...connected(),
          blocks: [{ nodeId: "org", integration: "chat", note: "Not here" }],
        },
      },
      "Blocked",
      'Blocked at acme for everything below: "Not here".',
    ],
    [
      "a channel above agents",
      { facts: installed, integration: bot, at: "team" },
      "Ready",
      "3 of 12 agents below have one.",
    ],
    [
      "no credit",
      {
        facts: {
          ...connected(),
          credits: { availableMicros: "10999", freeUse: {}, budgets: [] },
        },
        integration: paid,
      },
      "Paused",
      "The credit pool is empty. Calls are refused until it is topped up.",
    ],
    [
      "a budget of the month is used up",
      { facts: spent(), integration: paid },
      "Paused",
      "Growth has used its $50.00 for November. It resumes on 1 Dec, or when an admin of Growth raises the budget.",
    ],
    [
      "a budget of the day for one meter of it",
      {
        facts: spent({ period: "day", integration: "chat", meter: "sms_out_part" }),
        integration: paid,
      },
      "Paused",
      "Growth has used its $50.00 for message parts sent today. It resumes at midnight UTC, or",
    ],
    [
      "a budget that is too small in every month",
      { facts: spent({ amountMicros: "0" }), integration: paid },
      "Paused",
      "Growth has a budget of $0.00 a month, which is less than this costs. It resumes when an admin of Growth raises the budget.",
    ],
    [
      "a used up budget at which a person decides",
      { facts: spent({ atLimit: "park" }), integration: paid },
      "Active",
      "2 tools are on",
    ],
    [
      "removing",
      {
        facts: { removals: [removal] },
      },
      "Removing",
      "Tools are off. Cleaning up at ChatCo: step 3 of 5. Nothing for you to do.",
    ],
    [
      "removing, and a step needs a person",
      { facts: { removals: [{ ...removal, needsPerson: true }] } },
      "Removing",
      "Tools are off. One step needs a person: finish it by hand at ChatCo, then confirm.",
    ],
  ])("%s", (_what, given, word, part) => {
    const text = say(given);
    expect(text.word).toBe(word);
    expect(text.sentence).toContain(part);
  });
});

describe("who can do it", () => {
  test("a viewer who may is told so and gets the button at the owner's place", () => {
    const text = say({ facts: connected({ brokenAt: now.toISOString() }) });
    expect(text).toMatchObject({
      who: "You can do this.",
      remedy: { action: "reconnect", nodeId: "team" },
    });
  });

  test("a viewer who may not is told the least role and where, and gets no button", () => {
    const text = say({ facts: connected({ brokenAt: now.toISOString() }), role: "member" });
    expect(text).toMatchObject({ who: "Only an admin of Growth can do this.", remedy: null });
  });

  test("a member connects at the agent what is only installed above", () => {
    const text = say({ facts: installed, role: "member" });
    expect(text.remedy).toMatchObject({ action: "connect", nodeId: "agent" });
  });

  test("a viewer of an agent hears of the place above it, where roles are held", () => {
    expect(say({ role: "viewer" }).who).toBe("A member of Growth can do this.");
  });

  test("a refused app is mended by an admin of the organization, not by reconnecting", () => {
    const facts = connected({ ...refused, providerAppId: "app" });
    expect(say({ facts })).toMatchObject({
      who: "You can do this.",
      remedy: { action: "open_provider_app", label: "Open provider app", nodeId: "org" },
    });
    expect(say({ facts, role: "member" })).toMatchObject({
      who: "Only an admin of acme can do this.",
      remedy: null,
    });
    expect(say({ facts: connected(refused) })).toMatchObject({ who: null, remedy: null });
  });

  test("an owner of the organization tops up, an admin of the budget's node raises it", () => {
    const credits = { availableMicros: "0", freeUse: {}, budgets: [] };
    const empty = { facts: { ...connected(), credits }, integration: paid };
    expect(say({ ...empty, role: "owner" })).toMatchObject({
      who: "You can do this.",
      remedy: { action: "top_up", label: "Top up", nodeId: "org" },
    });
    expect(say(empty)).toMatchObject({ who: "Only an owner of acme can do this.", remedy: null });
    const over = { facts: spent(), integration: paid };
    expect(say(over)).toMatchObject({
      remedy: { action: "raise_budget", label: "Raise budget", nodeId: "team" },
    });
    expect(say({ ...over, role: "member" })).toMatchObject({
      who: "Only an admin of Growth can do this.",
      remedy: null,
    });
  });

  test("everybody may look at a receipt, an admin confirms what needs a person", () => {
    const receipt = { action: "view_receipt", label: "View receipt", nodeId: "agent" };
    const facts = { removals: [removal] };
    expect(say({ facts, role: "viewer" })).toMatchObject({ who: null, remedy: receipt });
    const byHand = { removals: [{ ...removal, needsPerson: true }] };
    expect(say({ facts: byHand })).toMatchObject({ who: "You can do this.", remedy: receipt });
    expect(say({ facts: byHand, role: "member" })).toMatchObject({
      who: "Only an admin of Growth can do this.",
      remedy: receipt,
    });
  });

  test("nobody is asked for anything when all is well", () => {
    expect(say({ facts: connected() })).toMatchObject({ who: null, remedy: null });
  });
});
