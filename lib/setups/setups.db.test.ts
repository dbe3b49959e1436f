import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { cancelConnect } from "@/lib/connections/cancel";
import { connectBot } from "@/lib/connections/connect-bot";
import { disconnectConnection } from "@/lib/connections/disconnect";
import { getConnectAttempt } from "@/lib/connections/get-attempt";
import { listConnections } from "@/lib/connections/list";
import { startConnect } from "@/lib/connections/start";
import { testConnection } from "@/lib/connections/test";
import { inOrganization } from "@/lib/db";
import { installIntegration } from "@/lib/installations/install";
import { takeBot } from "@/lib/jobs/tasks/take-bot";
import type { Caller } from "@/lib/pipeline/actor";
import { execute } from "@/lib/pipeline/execute";
import { createPerson, createTree, type TestTree } from "@/lib/testing/fixtures";
import { useOwnDatabase } from "@/lib/testing/own-database";
import {
  forgetOutsideAccounts,
  type OwnSandbox,
  startOwnPlatforms,
} from "@/lib/testing/own-sandbox";
import { startProcess } from "@/lib/testing/process";
import { connectSetup } from "./connect";
import { listSetups } from "./list";

useOwnDatabase();

let sandbox: OwnSandbox;
let tree: TestTree;

beforeAll(async () => {
  sandbox = await startOwnPlatforms();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(() => sandbox.close());
afterEach(() => forgetOutsideAccounts(tree.organizationId));
beforeEach(async () => {
  await sandbox.reset();
  tree = await createTree();
});

const fresh = () => ({ refreshToken: `xoxe-1-sandbox-${randomUUID().slice(0, 8)}` });
const connect = (
  nodeId: string,
  provider = "slack-setup",
  fields: Record<string, string> = fresh(),
  person: Caller = tree.owner,
) => execute(connectSetup, person, { nodeId, provider, fields });

const row = (id: string) =>
  inOrganization(tree.organizationId, (tx) =>
    tx.connection.findFirstOrThrow({ where: { organizationId: tree.organizationId, id } }),
  );
const change = (id: string, data: object) =>
  inOrganization(tree.organizationId, (tx) =>
    tx.connection.updateMany({ where: { organizationId: tree.organizationId, id }, data }),
  );

test("the same workspace again is the same row with the new token; at another place it is refused", async () => {
  const first = await connect(tree.team.id);
  const again = await connect(tree.team.id);
  expect(again.connection.id).toBe(first.connection.id);
  expect((await row(first.connection.id)).credentialVersion).toBe(2);
  await expect(connect(tree.organizationId)).rejects.toThrow("is connected at Growth already");
});

test("only admins connect, test and disconnect it, and nobody is offered it as an account", async () => {
  const member = await createPerson(tree.organizationId, tree.project.id, "member");
  await expect(connect(tree.project.id, "slack-setup", fresh(), member)).rejects.toMatchObject({
    kind: "forbidden",
  });
  const { connection } = await connect(tree.project.id);
  const connectionId = connection.id;
  const forbidden = { kind: "forbidden" };
  await expect(execute(testConnection, member, { connectionId })).rejects.toMatchObject(forbidden);
  const end = execute(disconnectConnection, member, { connectionId });
  await expect(end).rejects.toMatchObject(forbidden);
  const { own } = await execute(listConnections, tree.owner, { nodeId: tree.project.id });
  expect(own).toEqual([]);
  const { setups } = await execute(listSetups, tree.owner, { nodeId: tree.agent.id });
  expect(setups).toMatchObject([{ connection: { id: connectionId, isSetup: true }, made: 0 }]);
  await execute(disconnectConnection, tree.owner, { connectionId });
  expect((await row(connectionId)).endedAt).not.toBeNull();
});

test("the nearest account comes first, then those above", async () => {
  const { connection: above } = await connect(tree.organizationId, "twilio", {
    accountSid: "AC_sandbox_acme",
    authToken: "twilio_sandbox_acme",
  });
  const { connection: near } = await connect(tree.team.id);
  const { setups } = await execute(listSetups, tree.owner, { nodeId: tree.agent.id });
  expect(setups.map(({ connection }) => connection.id)).toEqual([near.id, above.id]);
});

test("a wrong token is told at its field and saves nothing", async () => {
  const fields = { refreshToken: "xoxe-1-sandbox_never-given" };
  await expect(connect(tree.team.id, "slack-setup", fields)).rejects.toMatchObject({
    kind: "invalid_input",
    fields: [{ pointer: "/fields/refreshToken" }],
  });
  const { setups } = await execute(listSetups, tree.owner, { nodeId: tree.team.id });
  expect(setups).toEqual([]);
});

const spent = () => sandbox.requests("slack.com", "/api/tooling.tokens.rotate");

test("a token that is good for one use is spent once, however many processes want the next one", async () => {
  const { connection } = await connect(tree.team.id);
  const before = (await spent()).length;
  await change(connection.id, { tokenExpiresAt: new Date(Date.now() + 1000) });
  const used = { organizationId: tree.organizationId, id: connection.id, provider: "slack-setup" };
  const processes = await Promise.all([startProcess({}), startProcess({})]);
  const versions = await Promise.all(
    [...processes, ...processes].map((each) => each.ask("renew", { ...used, refusedVersion: 1 })),
  );
  expect(versions).toEqual([2, 2, 2, 2]);
  expect((await spent()).length).toBe(before + 1);
  await Promise.all(processes.map((each) => each.kill()));
});

test("a configuration token that was used elsewhere is broken, and says so", async () => {
  const { connection } = await connect(tree.team.id);
  await sandbox.reset();
  await change(connection.id, { tokenExpiresAt: new Date(Date.now() + 1000) });
  const { ok } = await execute(testConnection, tree.owner, { connectionId: connection.id });
  expect(ok).toBe(false);
  const { setups } = await execute(listSetups, tree.owner, { nodeId: tree.team.id });
  expect(setups).toMatchObject([
    {
      connection: {
        health: "revoked",
        healthText: expect.stringContaining("used elsewhere") as string,
      },
    },
  ]);
  // Pasting a new one mends the same row.
  const mended = await connect(tree.team.id);
  expect(mended.connection).toMatchObject({ id: connection.id, health: "healthy" });
});

test("a telephony account that numbers live at is not disconnected, and says how many", async () => {
  const { connection } = await connect(tree.organizationId, "twilio", {
    accountSid: "AC_sandbox_acme",
    authToken: "twilio_sandbox_acme",
  });
  await inOrganization(tree.organizationId, (tx) =>
    tx.connection.create({
      data: {
        organizationId: tree.organizationId,
        nodeId: tree.agent.id,
        provider: "phone",
        world: "sandbox",
        accountId: "+14155550100",
        accountName: "+1 415 555 0100",
        isDefault: true,
        credential: "",
        requestedScopes: [],
        grantedScopes: [],
        setupConnectionId: connection.id,
      },
      select: { id: true },
    }),
  );
  const end = execute(disconnectConnection, tree.owner, { connectionId: connection.id });
  await expect(end).rejects.toThrow("1 number of agents lives at this Twilio account");
  expect((await row(connection.id)).endedAt).toBeNull();
});

/** A person follows the manager's link and confirms the bot in Telegram. */
const confirm = (url: string, username: string) =>
  fetch(url, { method: "POST", body: new URLSearchParams({ name: "Scout", username }) });

async function askForBot(): Promise<{ attemptId: string; url: string; username: string }> {
  const token = "7100009:sandbox-manager";
  const { connection } = await connect(tree.team.id, "telegram-manager", { botToken: token });
  await execute(installIntegration, tree.system, { nodeId: tree.team.id, integration: "telegram" });
  const { attemptId } = await execute(startConnect, tree.owner, {
    nodeId: tree.agent.id,
    integration: "telegram",
  });
  if (attemptId === null) throw new Error("A bot takes an account");
  const username = `scout_${randomUUID().slice(0, 6)}_bot`;
  const setupId = connection.id;
  const { url } = await execute(connectBot, tree.owner, { attemptId, setupId, username });
  return { attemptId, url, username };
}

const provision = () =>
  inOrganization(tree.organizationId, (tx) =>
    tx.provision.findFirstOrThrow({ where: { organizationId: tree.organizationId } }),
  );

test("a bot that a person confirms at Telegram becomes the agent's, once its manager heard of it", async () => {
  const { attemptId, url, username } = await askForBot();
  expect((await confirm(url, username)).status).toBe(200);
  await expect.poll(async () => (await provision()).state, { timeout: 10_000 }).toBe("making");
  const { id } = await provision();
  const job = { organizationId: tree.organizationId, provisionId: id };
  await Promise.all([takeBot(job, { attempt: 1 }), takeBot(job, { attempt: 2 })]);
  expect(await execute(getConnectAttempt, tree.owner, { attemptId })).toMatchObject({
    status: "done",
    connectionId: id,
    account: `@${username}`,
  });
  expect(await row(id)).toMatchObject({ provider: "telegram", setUpProblem: null });
});

test("a bot that is confirmed after the attempt was cancelled is nobody's here", async () => {
  const { attemptId, url, username } = await askForBot();
  await execute(cancelConnect, tree.owner, { attemptId });
  expect((await confirm(url, username)).status).toBe(200);
  expect((await provision()).state).toBe("undone");
  const live = await inOrganization(tree.organizationId, (tx) =>
    tx.connection.count({ where: { organizationId: tree.organizationId, provider: "telegram" } }),
  );
  expect(live).toBe(0);
});
