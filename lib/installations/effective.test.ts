import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineIntegration, defineTool } from "@/lib/integrations/manifest";
import { availableTools, resolveEffective, type Worlds } from "./effective";
import { judge, type World } from "./effective.reference";
import type { Facts } from "./facts";

const now = new Date("2026-11-22T12:00:00Z");
const after = (ms: number) => new Date(now.getTime() + ms).toISOString();
const worlds: Worlds = {
  oauth: () => "real",
  sandboxOn: false,
  usesOAuth: () => true,
  service: () => null,
};
const scopes = ["read", "write"];

const chat = ({ identity, needsAccount, required, requiredSettings, meters }: World["manifest"]) =>
  defineIntegration({
    id: "chat",
    name: "Chat",
    category: "app",
    description: "",
    icon: null,
    provider: needsAccount ? "chatco" : null,
    identity,
    price: meters.length > 0 ? "usage" : "free",
    meters,
    hosts: [],
    requiredScopes: required,
    scopes: { read: "read", write: "write" },
    settings: z.object(
      Object.fromEntries(
        ["a", "b"].map((key) => [
          key,
          requiredSettings.includes(key) ? z.string() : z.string().optional(),
        ]),
      ),
    ),
    tools: [
      defineTool()({
        name: "chat_post_message",
        title: "Post",
        description: "",
        effect: "write",
        scopes: ["write"],
        uses: meters,
        input: z.strictObject({}),
        output: z.null(),
        run: () => Promise.resolve(null),
      }),
      defineTool()({
        name: "chat_hang_up",
        title: "Hang up",
        description: "",
        effect: "write",
        scopes: ["write"],
        input: z.strictObject({}),
        output: z.null(),
        run: () => Promise.resolve(null),
      }),
    ],
    removal: "",
  });

const toFacts = (world: World): Facts => ({
  nodes: Object.entries(world.parents).map(([id, parentId]) => ({
    id,
    parentId,
    kind: world.kinds[id] ?? "agent",
    name: id,
    slug: id,
  })),
  installations: world.installs.map(({ node, settings, pin }, index) => ({
    id: `i${String(index)}`,
    nodeId: node,
    integration: "chat",
    settings,
    version: 1,
    pinnedConnectionId: pin,
    createdAt: after(-1),
  })),
  blocks: world.blocks.map((nodeId) => ({ nodeId, integration: "chat", note: "" })),
  connections: world.accounts.map((account) => ({
    id: account.id,
    nodeId: account.node,
    provider: "chatco",
    world: "real",
    accountName: account.id,
    accountDetail: "",
    label: "",
    isDefault: account.isDefault,
    requestedScopes: account.asked,
    grantedScopes: account.granted,
    expiresAt: account.endsInMs === null ? null : after(account.endsInMs),
    brokenAt: account.broken ? after(-1) : null,
    brokenReason: account.broken ? "revoked" : null,
    connectedBy: null,
    createdAt: after(-1),
    lastUsedAt: null,
    checkedAt: null,
    unansweredSince: null,
    providerAppId: null,
    ownAccount: account.paidElsewhere,
  })),
  attempts: world.attempts.map(({ node, endsInMs }, index) => ({
    id: `t${String(index)}`,
    nodeId: node,
    integration: "chat",
    userId: "someone",
    createdAt: after(-1),
    expiresAt: after(endsInMs),
  })),
  removals: world.removals.map((nodeId, index) => ({
    id: `r${String(index)}`,
    nodeId,
    integration: "chat",
    createdAt: after(-1),
    steps: 2,
    over: 1,
    needsPerson: false,
  })),
  credits: {
    availableMicros: world.money.available.toString(),
    freeUse: { web_search: world.money.searches.toString() },
    budgets: world.money.budgets.map(({ node, left, asks, ...about }, index) => ({
      ...about,
      id: `b${String(index)}`,
      nodeId: node,
      period: "month",
      amountMicros: (left + 70_000n).toString(),
      spentMicros: "40000",
      reservedMicros: "30000",
      atLimit: asks ? "park" : "refuse",
    })),
  },
  providerApps: [],
});

const below = { organization: "team", team: "project", project: "agent" } as const;

/** Below zero, and around what a search and a text cost. */
const anyRoom = fc.constantFrom(-1n, 0n, 4_999n, 5_000n, 10_999n, 11_000n, 100_000n);

/** Random trees of one to eight nodes, with random installs, blocks, accounts and settings on them. */
const anyWorld: fc.Arbitrary<World> = fc.array(fc.nat(), { maxLength: 7 }).chain((choices) => {
  const parents: World["parents"] = { n0: null };
  const kinds: World["kinds"] = { n0: "organization" };
  for (const [index, choice] of choices.entries()) {
    const open = Object.keys(parents).filter((id) => kinds[id] !== "agent");
    const parent = open[choice % open.length] ?? "n0";
    const kind = kinds[parent];
    const id = `n${String(index + 1)}`;
    parents[id] = parent;
    kinds[id] = choice % 3 === 0 || kind === undefined || kind === "agent" ? "agent" : below[kind];
  }
  const node = fc.constantFrom(...Object.keys(parents));
  const ids = ["c0", "c1", "c2", "c3"];
  return fc.record({
    parents: fc.constant(parents),
    kinds: fc.constant(kinds),
    installs: fc.uniqueArray(
      fc.record({
        node,
        settings: fc.dictionary(fc.constantFrom("a", "b"), fc.constantFrom("x", "y"), {
          noNullPrototype: true,
        }),
        pin: fc.option(fc.constantFrom(...ids), { freq: 3 }),
      }),
      { selector: (row) => row.node, maxLength: 4 },
    ),
    blocks: fc.oneof(
      { weight: 4, arbitrary: fc.constant<string[]>([]) },
      fc.uniqueArray(node, { maxLength: 1 }),
    ),
    accounts: fc
      .uniqueArray(
        fc.record({
          id: fc.constantFrom(...ids),
          node,
          isDefault: fc.boolean(),
          broken: fc.boolean(),
          granted: fc.subarray(scopes),
          asked: fc.subarray(scopes),
          endsInMs: fc.option(fc.constantFrom(-1000, 0, 1000, 30 * 24 * 3_600_000)),
          paidElsewhere: fc.boolean(),
        }),
        { selector: (row) => row.id, maxLength: 4 },
      )
      // The database allows one default per node.
      .map((rows) =>
        rows.map((row, index) => ({
          ...row,
          isDefault:
            row.isDefault &&
            !rows.slice(0, index).some((each) => each.node === row.node && each.isDefault),
        })),
      ),
    attempts: fc.array(fc.record({ node, endsInMs: fc.constantFrom(-1, 1000) }), { maxLength: 2 }),
    removals: fc.uniqueArray(node, { maxLength: 2 }),
    manifest: fc.record({
      identity: fc.constantFrom("own" as const, "shared" as const),
      needsAccount: fc.boolean(),
      required: fc.subarray(["read"]),
      requiredSettings: fc.subarray(["a"]),
      meters: fc.subarray(["sms_out_part", "web_search"] as const).map((meters) => [...meters]),
    }),
    money: fc.record({
      available: anyRoom,
      searches: fc.constantFrom(99n, 100n),
      budgets: fc.array(
        fc.record({
          node,
          integration: fc.constantFrom("", "chat", "other"),
          meter: fc.constantFrom("", "sms_out_part", "web_search"),
          left: anyRoom,
          asks: fc.boolean(),
        }),
        { maxLength: 3 },
      ),
    }),
  });
});

const resolve = (world: World, nodeId: string) =>
  resolveEffective({
    facts: toFacts(world),
    nodeId,
    integration: chat(world.manifest),
    worlds,
    now,
  });

describe("the resolver agrees with the reference model", () => {
  test("on status, account, installation and settings at every node of random trees", () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        for (const node of Object.keys(world.parents)) {
          const effective = resolve(world, node);
          const own = effective.settings.entries.filter(({ setAt }) => setAt !== null);
          expect({
            status: effective.status,
            shortAt: effective.status === "paused" ? effective.remedyAt : null,
            account: effective.connection?.id ?? null,
            installedAt: effective.installation?.nodeId ?? null,
            settings: Object.fromEntries(own.map(({ key, value }) => [key, value])),
          }).toEqual(judge(world, node));
        }
      }),
      { numRuns: 1500 },
    );
  });

  test("random trees reach every status, so that the agreement means something", () => {
    const seen = new Set<string>();
    for (const world of fc.sample(anyWorld, { numRuns: 1500, seed: 7 }))
      for (const node of Object.keys(world.parents)) seen.add(judge(world, node).status);
    expect([...seen].toSorted()).toEqual([
      "active",
      "available",
      "blocked",
      "connecting",
      "needs_connection",
      "needs_reconnect",
      "needs_settings",
      "paused",
      "removing",
    ]);
  });

  test("random trees run out of the pool and of budgets at every depth", () => {
    const seen = new Set<string>();
    for (const world of fc.sample(anyWorld, { numRuns: 1500, seed: 7 }))
      for (const node of Object.keys(world.parents)) {
        const { reason, budget } = resolve(world, node);
        const at = budget?.nodeId ?? null;
        if (reason === "no_credit") seen.add("pool");
        if (reason === "no_budget") seen.add(at === node ? "here" : at === "n0" ? "root" : "above");
      }
    expect([...seen].toSorted()).toEqual(["above", "here", "pool", "root"]);
  });
});

describe("tools", () => {
  test("are offered only while the integration is active, or paused and they are free, and their scopes are granted", () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        for (const node of Object.keys(world.parents)) {
          const effective = resolve(world, node);
          const granted = world.accounts.find(({ id }) => id === effective.connection?.id)?.granted;
          const may = !world.manifest.needsAccount || granted?.includes("write") === true;
          const { status } = judge(world, node);
          expect(availableTools(effective).map(({ name }) => name)).toEqual([
            ...(may && status === "active" ? ["chat_post_message"] : []),
            ...(may && (status === "active" || status === "paused") ? ["chat_hang_up"] : []),
          ]);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("accounts in reach", () => {
  test("are those of the chosen one's node, or the pinned one alone; the rest of the line is shadowed", () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        for (const node of Object.keys(world.parents)) {
          const { connection, rule, reachable, shadowed } = resolve(world, node);
          if (!connection) continue;
          expect(reachable[0]).toEqual(connection);
          if (rule === "pinned") expect(reachable).toHaveLength(1);
          else for (const each of reachable) expect(each.nodeId).toBe(connection.nodeId);
          for (const each of shadowed) expect(reachable).not.toContainEqual(each);
        }
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  [null, "needs_connection", "no_service"],
  ["real", "active", null],
  ["sandbox", "active", null],
] as const)(
  "what is called with the server's own account is %s there, and %s here",
  (service, status, reason) => {
    const integration = {
      ...chat({
        ...{ identity: "shared", needsAccount: false, required: [], requiredSettings: [] },
        meters: [],
      }),
      service: { id: "co", name: "Co", variable: "CO_KEY", hosts: [], authorize: () => ({}) },
    };
    const facts: Facts = {
      ...{ blocks: [], connections: [], attempts: [], removals: [], providerApps: [] },
      nodes: [{ id: "n0", parentId: null, kind: "organization", name: "n0", slug: "n0" }],
      installations: [
        {
          ...{ id: "i0", nodeId: "n0", integration: "chat", settings: {}, version: 1 },
          pinnedConnectionId: null,
          createdAt: after(0),
        },
      ],
      credits: { availableMicros: "0", freeUse: {}, budgets: [] },
    };
    const given = { facts, nodeId: "n0", integration, now };
    const effective = resolveEffective({
      ...given,
      worlds: { ...worlds, service: () => service },
    });
    expect(effective).toMatchObject({ status, reason });
    expect(availableTools(effective).length).toBe(status === "active" ? 2 : 0);
  },
);

describe("the sandbox", () => {
  const base: World = {
    parents: { n0: null },
    kinds: { n0: "organization" },
    installs: [{ node: "n0", settings: {}, pin: null }],
    blocks: [],
    accounts: [
      {
        id: "c0",
        node: "n0",
        isDefault: true,
        broken: false,
        granted: scopes,
        asked: [],
        endsInMs: null,
        paidElsewhere: false,
      },
    ],
    attempts: [],
    removals: [],
    manifest: {
      identity: "shared",
      needsAccount: true,
      required: [],
      requiredSettings: [],
      meters: [],
    },
    money: { available: 0n, searches: 0n, budgets: [] },
  };
  const sandboxed = (given: Worlds) => {
    const facts = toFacts(base);
    const connections = facts.connections.map((row) => ({ ...row, world: "sandbox" as const }));
    return resolveEffective({
      facts: { ...facts, connections },
      nodeId: "n0",
      integration: chat(base.manifest),
      worlds: given,
      now,
    });
  };

  test.each<[string, Worlds]>([
    [
      "a real provider app exists",
      { oauth: () => "real", sandboxOn: true, usesOAuth: () => true, service: () => null },
    ],
    [
      "the sandbox is off",
      { oauth: () => null, sandboxOn: false, usesOAuth: () => true, service: () => null },
    ],
  ])("its accounts need a reconnect once %s", (_when, given) => {
    expect(sandboxed(given)).toMatchObject({ status: "needs_reconnect", reason: "sandbox_ended" });
  });

  test("its accounts work while it is on", () => {
    const given: Worlds = {
      oauth: () => "sandbox",
      sandboxOn: true,
      usesOAuth: () => true,
      service: () => null,
    };
    expect(sandboxed(given).status).toBe("active");
  });
});
