import { randomUUID } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { toAttemptId } from "./connections/attempt-id";
import { inOrganization } from "./db";
import { env } from "./env";
import { operations } from "./operations";
import { execute } from "./pipeline/execute";
import type { Operation } from "./pipeline/operation";
import { createTestConnection } from "./testing/connection";
import { createPerson, createTestNode, createTree, type TestPerson } from "./testing/fixtures";
import { hashToken, mintToken } from "./vault/token";

/** One value for every field that any operation asks for. A new field must be added here. */
let values: Record<string, unknown>;
let organizationId: string;
let viewer: TestPerson;
let stranger: TestPerson;

beforeAll(async () => {
  const tree = await createTree();
  ({ organizationId } = tree);
  viewer = await createPerson(organizationId, organizationId, "viewer");
  ({ owner: stranger } = await createTree());
  const team = await createTestNode(organizationId, organizationId, "team", randomUUID());
  const nodeId = tree.project.id;
  const connectionId = await createTestConnection(organizationId, nodeId);
  const { attemptId, state } = await createWaitingAttempt(organizationId, nodeId);
  const { linkId, token } = await createLink(tree.owner, nodeId);
  values = {
    nodeId,
    parentId: team.id,
    segments: [team.slug],
    kind: "agent",
    name: "Name",
    slug: "slug",
    description: "What it is for",
    q: "scout",
    role: "viewer",
    emails: ["somebody@acme.test"],
    membershipId: randomUUID(),
    invitationId: randomUUID(),
    connections: "disconnect",
    who: viewer.actor.userId,
    operation: "create_node",
    from: "2026-01-01T00:00:00Z",
    to: "2027-01-01T00:00:00Z",
    cursor: tree.agent.id,
    limit: 10,
    previewDigest: "digest",
    integration: "github",
    settings: {},
    version: 1,
    note: "Not here",
    ids: [nodeId],
    change: { kind: "delete", nodeId },
    connectionId,
    connection: connectionId,
    nextDefault: connectionId,
    toNodeId: team.id,
    label: "Growth bot",
    makeDefault: true,
    includeInherited: true,
    health: "broken",
    person: viewer.actor.userId,
    search: "octo",
    reconnects: connectionId,
    account: connectionId,
    returnTo: "/",
    attemptId,
    state,
    linkId,
    token,
    days: 3,
    keyId: randomUUID(),
    expiresInDays: 30,
    overlapHours: 1,
    provider: "github",
    clientId: "sandbox-github",
    clientSecret: "sandbox-github-secret",
    askToReconnect: true,
    code: "code",
    error: "access_denied",
    iss: "https://github.com",
    sessionId: viewer.actor.sessionId,
    choice: "discard",
    fields: {},
    confirmCaution: true,
    tool: "github_list_issues",
    outcome: "done",
    by: viewer.actor.userId,
    below: false,
    arguments: {},
    callId: await createToolCall(organizationId, nodeId),
    approvalId: await createApproval(organizationId, nodeId),
    decision: "approve",
    action: "install",
    reason: "To answer questions",
    policies: [],
    basedOn: "digest",
    ...(await createRemoval(organizationId, nodeId)),
  };
});

/** Somebody is at the provider. */
async function createWaitingAttempt(organizationId: string, nodeId: string) {
  const state = mintToken(organizationId);
  const { id } = await inOrganization(organizationId, (tx) =>
    tx.connectAttempt.create({
      data: {
        organizationId,
        nodeId,
        integration: "github",
        provider: "github",
        world: "sandbox",
        userId: viewer.actor.userId,
        sessionId: viewer.actor.sessionId,
        status: "waiting",
        stateHash: hashToken(state),
        scopes: [],
        expiresAt: new Date(Date.now() + 600_000),
      },
      select: { id: true },
    }),
  );
  return { state, attemptId: toAttemptId(organizationId, id) };
}

/** Somebody was asked to connect an account who is neither of the people here. */
async function createLink({ actor }: TestPerson, nodeId: string) {
  const token = mintToken(organizationId);
  const { id: linkId } = await inOrganization(organizationId, (tx) =>
    tx.connectLink.create({
      data: {
        organizationId,
        nodeId,
        integration: "github",
        tokenHash: hashToken(token),
        email: "somebody@acme.test",
        sentBy: actor.userId,
        expiresAt: new Date(Date.now() + 600_000),
      },
      select: { id: true },
    }),
  );
  return { linkId, token };
}

/** A clean-up that waits for a person. */
const createRemoval = (organizationId: string, nodeId: string) =>
  inOrganization(organizationId, async (tx) => {
    const { id: removalId } = await tx.removal.create({
      data: { organizationId, nodeId },
      select: { id: true },
    });
    const { id: stepId } = await tx.removalStep.create({
      data: { organizationId, removalId, position: 3, kind: "revoke", state: "manual" },
      select: { id: true },
    });
    return { removalId, stepId };
  });

const createToolCall = (organizationId: string, nodeId: string): Promise<string> =>
  inOrganization(organizationId, async (tx) => {
    const { id } = await tx.toolCall.create({
      data: {
        organizationId,
        nodeId,
        integration: "github",
        tool: "github_list_issues",
        actorKind: "system",
        argumentsDigest: new Uint8Array(32),
      },
      select: { id: true },
    });
    return id;
  });

/** Something that waits for a person. */
const createApproval = (organizationId: string, nodeId: string): Promise<string> =>
  inOrganization(organizationId, async (tx) => {
    const { id } = await tx.approval.create({
      data: {
        organizationId,
        nodeId,
        kind: "install",
        integration: "github",
        arguments: "sealed elsewhere",
        digest: new Uint8Array(32),
        circumstances: new Uint8Array(32),
        expiresAt: new Date(Date.now() + 600_000),
      },
      select: { id: true },
    });
    return id;
  });

/** The names of all operations that the source defines, wherever it does; tests define some of their own. */
const definedNames = (): string[] =>
  globSync("**/*.ts", { cwd: import.meta.dirname })
    .filter((file) => !file.endsWith(".test.ts"))
    .flatMap((file) => [
      ...readFileSync(path.join(import.meta.dirname, file), "utf8").matchAll(
        /= define(?:Query|Command)\(\{\s*name: "(\w+)"/g,
      ),
    ])
    .map(([, name = ""]) => name);

/** Fields whose values are of no organization: the operation is about the caller's own as a whole. */
const ofNobody = ["provider", "clientId", "clientSecret", "askToReconnect", "previewDigest"];

/** Fields whose word means something else in one operation. */
const otherwise: Readonly<Record<string, Record<string, unknown>>> = {
  create_connect_link: { to: { email: "somebody@acme.test" } },
  list_receipts: { state: "open" },
  list_approvals: { state: "waiting" },
  preview_connection: { kind: "move" },
};

const inputOf = ({ name, input }: Operation) =>
  Object.fromEntries(
    Object.keys(input.shape).map((field) => [field, otherwise[name]?.[field] ?? values[field]]),
  );

/** Reach nothing but what is the caller's own (lib/notifications and lib/keys have their tests). */
const aboutOneself = [
  "read_notifications",
  "create_personal_token",
  "revoke_personal_token",
  "rotate_personal_token",
];

/** Name nothing that somebody else could have. */
const namesNothing = ["read_notifications", "create_personal_token"];

/** Whoever holds a link reads that it is not for them, and nothing of what it asks for. */
const answersHolders = "get_connect_link";

test("all operations there are are listed, under names of their own", () => {
  const names = operations.map(({ name }) => name);
  expect(names.toSorted()).toEqual(definedNames().toSorted());
  expect(names).toEqual([...new Set(names)]);
  for (const name of names) expect(name).toMatch(/^[a-z]+(_[a-z]+)+$/);
});

describe.each(operations.map((operation) => [operation.name, operation] as const))(
  "%s",
  (_name, operation) => {
    test("has a value for each of its fields here", () => {
      const missing = Object.keys(operation.input.shape).filter((field) => !(field in values));
      expect(missing).toEqual([]);
    });

    test("is hidden from people of another organization who name this one", async () => {
      const caller = { ...stranger, organizationId };
      if (operation.name === answersHolders) {
        const page = await execute(operation, caller, inputOf(operation));
        expect(page).toMatchObject({ state: "other_person", organization: { name: "acme" } });
        return;
      }
      await expect(execute(operation, caller, inputOf(operation))).rejects.toMatchObject({
        kind: "not_found",
      });
    });

    // Without such input there is nothing of this organization to ask for.
    test.runIf(
      !namesNothing.includes(operation.name) &&
        Object.keys(operation.input.shape).some((field) => !ofNobody.includes(field)),
    )("finds nothing of this organization from within another", async () => {
      // Of a `state` nobody can say more than that it is not for them.
      const kind = inputOf(operation).state === values.state ? "conflict" : "not_found";
      await expect(execute(operation, stranger, inputOf(operation))).rejects.toMatchObject({
        kind,
      });
    });

    test.runIf(operation.kind === "command" && !aboutOneself.includes(operation.name))(
      "is refused to viewers",
      async () => {
        await expect(execute(operation, viewer, inputOf(operation))).rejects.toMatchObject({
          kind: "forbidden",
        });
      },
    );

    test("describes itself and every field", () => {
      expect(operation.summary).toMatch(/^[A-Z].*\.$/);
      const schema = z.toJSONSchema(operation.input, { io: "input" });
      const { properties = {} } = z
        .object({ properties: z.record(z.string(), z.object({ description: z.string() })) })
        .partial()
        .parse(schema);
      expect(Object.keys(properties)).toEqual(Object.keys(operation.input.shape));
    });
  },
);

describe("in SQL, as the program's own role", () => {
  const client = new pg.Client({ connectionString: env().ALFE_APP_DATABASE_URL });
  beforeAll(() => client.connect());
  afterAll(() => client.end());

  /** Every table of organizations' data. */
  const tables = async (): Promise<string[]> => {
    const { rows } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
    );
    return rows.map(({ name }) => name);
  };

  /** Runs a statement inside of an organization and takes it back. */
  const within = async (scope: string | null, sql: string, parameters: string[]) => {
    await client.query("begin");
    try {
      if (scope !== null)
        await client.query("select set_config('alfe.organization_id', $1, true)", [scope]);
      return await client.query<{ count: number }>(sql, parameters);
    } finally {
      await client.query("rollback");
    }
  };

  test("an organization's rows are there for itself only", async () => {
    const names = await tables();
    expect(names).toContain("connection");
    const own: string[] = [];
    for (const name of names) {
      const table = client.escapeIdentifier(name);
      const count = `select count(*)::int as count from ${table} where organization_id = $1`;
      const seen = async (scope: string | null) =>
        (await within(scope, count, [organizationId])).rows[0]?.count;
      expect([name, await seen(null)]).toEqual([name, 0]);
      expect([name, await seen(stranger.organizationId)]).toEqual([name, 0]);
      if ((await seen(organizationId)) !== 0) own.push(name);
    }
    expect(own).toEqual(
      expect.arrayContaining(["audit_event", "invitation", "membership", "node"]),
    );
  });

  test("another organization's rows can be neither made, changed nor deleted", async () => {
    for (const name of await tables()) {
      const table = client.escapeIdentifier(name);
      const make = `insert into ${table} (organization_id) values ($1)`;
      await expect(
        within(stranger.organizationId, make, [organizationId]),
        name,
      ).rejects.toMatchObject({ code: "42501" });
      for (const sql of [
        `update ${table} set organization_id = organization_id where organization_id = $1`,
        `delete from ${table} where organization_id = $1`,
      ])
        expect((await within(stranger.organizationId, sql, [organizationId])).rowCount).toBe(0);
    }
  });

  test("a row cannot point into another organization", async () => {
    const point = `insert into node_redirect (organization_id, path, node_id) values ($1, 'away', $2)`;
    await expect(
      within(stranger.organizationId, point, [stranger.organizationId, organizationId]),
    ).rejects.toMatchObject({ code: "23503" });
  });
});
