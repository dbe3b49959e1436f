import { readFileSync } from "node:fs";
import path from "node:path";
import { type BrowserContext, type Page, test as base } from "@playwright/test";
import type { TestPerson, TestTree } from "@/lib/testing/fixtures";
import type { Role } from "@/lib/tree/node";
import { ClickCounter } from "./click-counter";
import { loadEnvironment } from "./environment";
import { Sandbox } from "./provider/sandbox";

export type { TestTree };

type ChildKind = "team" | "project" | "agent";

type Fixtures = {
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
};

export const test = base.extend<Fixtures>({
  tree: async ({}, provide) => {
    const { createTree } = await lib.fixtures();
    await provide(await createTree());
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
