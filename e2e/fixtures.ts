import { randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { type BrowserContext, type Page, test as base } from "@playwright/test";
import type { Meter } from "@/lib/credits/prices";
import type { AgentRows } from "@/lib/testing/agent-rows";
import type { PolicyEntry } from "@/lib/policies/policy-entry";
import type { TestPerson, TestTree } from "@/lib/testing/fixtures";
import type { McpClient } from "@/lib/testing/mcp-client";
import type { Role } from "@/lib/tree/node";
import { ClickCounter } from "./click-counter";
import { loadEnvironment } from "./environment";
import { Sandbox } from "./provider/sandbox";

export type { TestTree };

type ChildKind = "team" | "project" | "agent";

type Fixtures = {
  /** Whether the tree has money; a test about running out sets it to false. */
  credit: boolean;
  /** An organization of the test's own: Growth > Website > scout, with an owner. */
  tree: TestTree;
  /** Signs a person in without the sign-in page: in the test's browser, or in another one. */
  signIn: (person: TestPerson, context?: BrowserContext) => Promise<void>;
  /** The test's page, signed in as the owner of the tree. */
  ownerPage: Page;
  /** A page in a browser of its own; signed in if a person is given. */
  otherBrowser: (person?: TestPerson) => Promise<Page>;
  addNode: (
    parentId: string,
    kind: ChildKind,
    name: string,
  ) => Promise<{ id: string; path: string }>;
  /** Somebody with a role at a node of the tree. */
  addPerson: (nodeId: string, role: Role) => Promise<TestPerson>;
  /** 20 teams of 5 projects of 11 agents beside Growth: 1,220 nodes. */
  growLarge: () => Promise<void>;
  /** Installs an integration if it is not there, and connects an account at the sandbox, without the screens. */
  connect: (nodeId: string, integration: string, account?: string) => Promise<string>;
  /** The same with what a person pastes. */
  paste: (nodeId: string, integration: string, fields: Record<string, string>) => Promise<string>;
  /** The same with Slack's bot token for an agent, which a person pastes; the bot has this name there. */
  pasteSlack: (agentId: string, bot?: string) => Promise<string>;
  /** Ends an account, and returns the receipt's id. */
  disconnect: (connectionId: string) => Promise<string>;
  /** Sends a link to connect an account; returns its path. */
  sendLink: (nodeId: string, integration: string, email: string) => Promise<string>;
  /** Runs a tool as an agent; a refusal of the provider is returned as its sentence. */
  callTool: (agentId: string, tool: string, input?: Record<string, unknown>) => Promise<string>;
  /** Changes something over REST, as the owner of the tree, from outside of any browser. */
  change: (method: "POST" | "PATCH" | "DELETE", path: string, body?: object) => Promise<void>;
  /** A personal token of the owner of the tree. */
  ownerToken: string;
  createKey: (agentId: string) => Promise<string>;
  /** An unmodified MCP client with an agent's key, which cannot open links by itself. */
  connectMcp: (key: string) => Promise<McpClient>;
  /** Everything that the database holds about an agent. */
  agentRows: (agentId: string) => Promise<AgentRows>;
  /** The ids of an agent's keys and of the owner's tokens. */
  credentialIds: (agentId: string) => Promise<{ keys: string[]; tokens: string[] }>;
  /** Calls a tool over REST with a key of the agent's own. */
  callAsAgent: (
    agentId: string,
    tool: string,
    input: Record<string, unknown>,
  ) => Promise<{ status: number; outcome: string; callId: string }>;
  /** Uses something up as an agent at the price book's price, as if it had called for it. */
  spend: (agentId: string, meter: Meter, quantity: bigint) => Promise<void>;
  /** Puts money into the pool of the tree without any payment; micro-dollars. */
  giveCredit: (micros: bigint) => Promise<void>;
  /** Sets everything that agents may do at a node. */
  setPolicies: (nodeId: string, policies: PolicyEntry[]) => Promise<void>;
  /** Sets back the clock of every connect attempt that is open in the tree. */
  runOutAttempts: () => Promise<void>;
  clicks: ClickCounter;
  sandbox: Sandbox;
};

const { url, sandboxUrl, dataDir } = loadEnvironment();

/** Everything that the server under test has printed so far. */
export const readServerLog = (): string => readFileSync(path.join(dataDir, "server.log"), "utf8");

// lib reads the environment, so that it may be loaded only after it is known.
const lib = {
  fixtures: () => import("@/lib/testing/fixtures"),
  token: () => import("@/lib/auth/session-token"),
  db: () => import("@/lib/db"),
  accounts: () => import("@/lib/testing/removed-accounts"),
  connect: () => import("@/lib/testing/connect"),
  disconnect: () => import("@/lib/connections/disconnect"),
  links: () => import("@/lib/connect-links/create"),
  tools: () => import("@/lib/tools/dispatch"),
  keys: () => import("@/lib/testing/keys"),
  credits: () => import("@/lib/credits/hold"),
  policies: () => import("@/lib/policies/set"),
  pipeline: () => import("@/lib/pipeline/execute"),
  mcp: () => import("@/lib/testing/mcp-client"),
  rows: () => import("@/lib/testing/agent-rows"),
};

export const test = base.extend<Fixtures>({
  credit: [true, { option: true }],

  tree: async ({ credit }, provide) => {
    const { createTree } = await lib.fixtures();
    await provide(await createTree({ credit }));
  },

  signIn: async ({ context }, provide) => {
    const { mintSessionToken, sessionCookie } = await lib.token();
    await provide(async ({ actor }, target = context) => {
      const value = await mintSessionToken(actor.sessionId, new Date(Date.now() + 3_600_000));
      await target.addCookies([{ name: sessionCookie().name, value, url }]);
    });
  },

  ownerPage: async ({ page, tree, signIn }, provide) => {
    await signIn(tree.owner);
    await provide(page);
  },

  otherBrowser: async ({ browser, signIn }, provide) => {
    const contexts: BrowserContext[] = [];
    await provide(async (person) => {
      const context = await browser.newContext({ baseURL: url });
      contexts.push(context);
      if (person) await signIn(person, context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },

  addNode: async ({ tree }, provide) => {
    const { createTestNode } = await lib.fixtures();
    await provide((parentId, kind, name) =>
      createTestNode(tree.organizationId, parentId, kind, name),
    );
  },

  addPerson: async ({ tree }, provide) => {
    const { createPerson } = await lib.fixtures();
    await provide((nodeId, role) => createPerson(tree.organizationId, nodeId, role));
  },

  growLarge: async ({ tree: { organizationId } }, provide) => {
    const { inOrganization } = await lib.db();
    await provide(async () => {
      await inOrganization(
        organizationId,
        (tx) => tx.$executeRaw`
          with team as materialized (
            select gen_random_uuid() as id, t from generate_series(1, 20) t
          ), project as materialized (
            select gen_random_uuid() as id, team.id as parent_id, t, p
            from team cross join generate_series(1, 5) p
          ), agent as materialized (
            select gen_random_uuid() as id, project.id as parent_id, t, p, a
            from project cross join generate_series(1, 11) a
          )
          insert into node (organization_id, id, kind, parent_id, parent_kind, name, slug)
          select ${organizationId}::uuid, id, 'team'::node_kind, ${organizationId}::uuid, 'organization'::node_kind,
            'Team ' || t, 'team-' || t from team
          union all
          select ${organizationId}::uuid, id, 'project', parent_id, 'team', 'Project ' || t || '.' || p,
            'project-' || t || '-' || p from project
          union all
          select ${organizationId}::uuid, id, 'agent', parent_id, 'project', 'agent ' || t || '.' || p || '.' || a,
            'agent-' || t || '-' || p || '-' || a from agent`,
      );
    });
  },

  connect: async ({ tree }, provide) => {
    const { installAndConnect } = await lib.accounts();
    const { connectAccount } = await lib.connect();
    const installed = new Set<string>();
    await provide(async (nodeId, integration, account) => {
      const place = { nodeId, integration };
      const key = `${nodeId} ${integration}`;
      if (!installed.has(key)) {
        installed.add(key);
        return installAndConnect(tree, place, account);
      }
      const { connectionId } = await connectAccount(tree.owner, place, account ? { account } : {});
      if (connectionId === null) throw new Error(`${integration} was not connected`);
      return connectionId;
    });
  },

  paste: async ({ tree }, provide) => {
    const { installAndPaste } = await lib.accounts();
    await provide((nodeId, integration, fields) =>
      installAndPaste(tree, { nodeId, integration }, fields),
    );
  },

  pasteSlack: async ({ paste }, provide) => {
    await provide((agentId, bot = randomBytes(6).toString("hex")) =>
      paste(agentId, "slack", {
        botToken: `xoxb-sandbox-${bot}`,
        signingSecret: `sandbox-${bot}-secret`,
      }),
    );
  },

  disconnect: async ({ tree }, provide) => {
    const { disconnectConnection } = await lib.disconnect();
    const { execute } = await lib.pipeline();
    await provide(async (connectionId) => {
      const { removalId } = await execute(disconnectConnection, tree.owner, { connectionId });
      return removalId;
    });
  },

  sendLink: async ({ tree }, provide) => {
    const { createConnectLink } = await lib.links();
    const { execute } = await lib.pipeline();
    await provide(async (nodeId, integration, email) => {
      const asked = { nodeId, integration, to: { email }, days: 3 };
      return (await execute(createConnectLink, tree.owner, asked)).url;
    });
  },

  callTool: async ({ tree }, provide) => {
    const { callTool } = await lib.tools();
    const { execute } = await lib.pipeline();
    await provide(async (nodeId, tool, input = {}) => {
      const call = execute(callTool, tree.owner, { nodeId, tool, arguments: input });
      return call.then(
        ({ outcome }) => outcome,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
    });
  },

  ownerToken: async ({ tree }, provide) => {
    const { createTestToken } = await lib.keys();
    await provide(await createTestToken(tree.owner));
  },

  createKey: async ({ tree }, provide) => {
    const { createTestKey } = await lib.keys();
    await provide((agentId) => createTestKey(tree.organizationId, agentId));
  },

  connectMcp: async ({}, provide) => {
    const { connectModern } = await lib.mcp();
    const clients: McpClient[] = [];
    await provide(async (key) => {
      const client = await connectModern(`${url}/mcp`, key);
      clients.push(client);
      return client;
    });
    for (const client of clients) await client.close();
  },

  agentRows: async ({ tree }, provide) => {
    const { agentRows } = await lib.rows();
    await provide((agentId) => agentRows(tree.organizationId, agentId));
  },

  credentialIds: async ({ tree: { organizationId, owner } }, provide) => {
    const { credentialIds } = await lib.rows();
    const { userId } = owner.actor;
    await provide((agentId) => credentialIds(organizationId, { agentId, userId }));
  },

  change: async ({ ownerToken }, provide) => {
    await provide(async (method, path, body) => {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${ownerToken}`, "content-type": "application/json" },
        ...(body && { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    });
  },

  callAsAgent: async ({ tree }, provide) => {
    const { createTestKey } = await lib.keys();
    const keys = new Map<string, string>();
    await provide(async (agentId, tool, input) => {
      const key = keys.get(agentId) ?? (await createTestKey(tree.organizationId, agentId));
      keys.set(agentId, key);
      const response = await fetch(`${url}/api/v1/nodes/self/tools/${tool}/call`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify({ arguments: input }),
      });
      const body = (await response.json()) as { outcome?: string; callId?: string };
      return { status: response.status, outcome: body.outcome ?? "", callId: body.callId ?? "" };
    });
  },

  spend: async ({ tree: { organizationId } }, provide) => {
    const { creditKey, holdCredits, priceOf, settleCredits } = await lib.credits();
    const { inOrganization } = await lib.db();
    await provide(async (nodeId, meter, quantity) => {
      const key = creditKey.reported(randomUUID());
      const price = priceOf(meter);
      const integration = meter.startsWith("web_") ? meter.replace("_", "-") : undefined;
      await inOrganization(organizationId, async (tx) => {
        await holdCredits(tx, { organizationId, key, nodeId, integration, meter, quantity, price });
        await settleCredits(tx, organizationId, key);
      });
    });
  },

  giveCredit: async ({ tree: { organizationId } }, provide) => {
    const { giveCredit } = await lib.fixtures();
    await provide(async (micros) => {
      await giveCredit(organizationId, micros);
    });
  },

  setPolicies: async ({ tree }, provide) => {
    const { setPolicies } = await lib.policies();
    const { execute } = await lib.pipeline();
    await provide(async (nodeId, policies) => {
      await execute(setPolicies, tree.owner, { nodeId, policies });
    });
  },

  runOutAttempts: async ({ tree: { organizationId } }, provide) => {
    const { inOrganization } = await lib.db();
    await provide(async () => {
      await inOrganization(organizationId, (tx) =>
        tx.connectAttempt.updateMany({
          where: { organizationId },
          data: { expiresAt: new Date(Date.now() - 1_000) },
        }),
      );
    });
  },

  clicks: async ({ context }, provide) => {
    const counter = new ClickCounter();
    await counter.watch(context);
    await provide(counter);
  },

  // Also for tests that do not name it: none finds what an earlier one allowed or changed.
  sandbox: [
    async ({}, provide) => {
      const sandbox = new Sandbox(sandboxUrl);
      await sandbox.reset();
      await provide(sandbox);
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";
