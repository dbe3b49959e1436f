import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { cancelConnect } from "@/lib/connections/cancel";
import { openCredential } from "@/lib/connections/credential";
import { disconnectConnection } from "@/lib/connections/disconnect";
import { finishConnect } from "@/lib/connections/finish";
import { listConnections } from "@/lib/connections/list";
import { renewCredential } from "@/lib/connections/refresh";
import { currentClient } from "@/lib/connections/world";
import { inOrganization } from "@/lib/db";
import { installIntegration } from "@/lib/installations/install";
import { listNotifications } from "@/lib/notifications/list";
import { execute } from "@/lib/pipeline/execute";
import { getProvider } from "@/lib/providers/catalog";
import { connectAccount, consentAt, startAt } from "@/lib/testing/connect";
import { dumpTables } from "@/lib/testing/dump-tables";
import { createPerson, createTree, type TestTree } from "@/lib/testing/fixtures";
import { registerApp, useOwnApp } from "@/lib/testing/own-app";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { workOffRemovals } from "@/lib/testing/work-off-removals";
import { checkProviderApp } from "./check";
import { forgetUnusedApps } from "./forget-unused";
import { listProviderApps } from "./list";
import { previewProviderApp } from "./preview";
import { removeProviderApp } from "./remove";
import { setProviderApp } from "./set";
import { sweepUnusedApps } from "./sweep";

useOwnDatabase();
let sandbox: OwnSandbox;
let tree: TestTree;
const logged: string[] = [];

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  vi.spyOn(process.stderr, "write").mockImplementation((line) => {
    logged.push(String(line));
    return true;
  });
});
afterAll(() => sandbox.close());
afterEach(() => forgetOutsideAccounts(tree.organizationId));
beforeEach(async () => {
  await sandbox.reset();
  tree = await createTree();
  await install(tree, "linear");
  await install(tree, "github");
});

const install = ({ system, team }: TestTree, integration: string) =>
  execute(installIntegration, system, { nodeId: team.id, integration });
const at = (integration: string) => ({ nodeId: tree.team.id, integration });
const connect = async (integration: string, account?: string) =>
  (await connectAccount(tree.owner, at(integration), account === undefined ? {} : { account }))
    .connectionId ?? "";
const appOf = async (provider: string, { owner } = tree) =>
  (await execute(listProviderApps, owner, {})).apps.find((app) => app.provider.id === provider);
const versions = (provider: string) =>
  inOrganization(tree.organizationId, (tx) =>
    tx.providerApp.findMany({
      where: { organizationId: tree.organizationId, provider },
      orderBy: { version: "asc" },
    }),
  );
const secretsOf = async (provider: string) =>
  (await versions(provider)).map(({ secret }) => (secret === null ? "destroyed" : "sealed"));
const clientsOfGrants = async (provider: string) =>
  ((await sandbox.grants(provider)) as { clientId?: string; revoked: boolean }[]).map(
    ({ clientId, revoked }) => [clientId, revoked ? "revoked" : "alive"],
  );

/** Renews a connection's tokens as a call does whose token was just refused. */
async function renew(id: string, provider: string) {
  const { organizationId } = tree;
  const opened = await inOrganization(organizationId, (tx) =>
    openCredential(tx, { organizationId, id }, { live: true }),
  );
  return renewCredential(
    { organizationId, id, provider: getProvider(provider), world: "sandbox" },
    { refusedVersion: opened?.version },
  );
}

async function disconnect(connectionId: string): Promise<void> {
  await execute(disconnectConnection, tree.owner, { connectionId });
  await workOffRemovals(tree.organizationId);
}

describe("an organization's own app", () => {
  test("asks for the access, renews it and gives it back, with its own id and secret", async () => {
    const linear = await useOwnApp(sandbox, tree.owner, "linear");
    const github = await useOwnApp(sandbox, tree.owner, "github");
    const connection = await connect("linear");
    expect(await clientsOfGrants("linear")).toEqual([[linear.clientId, "alive"]]);
    expect((await renew(connection, "linear")).version).toBe(2);
    const other = await connect("github");
    expect(await clientsOfGrants("github")).toEqual([[github.clientId, "alive"]]);
    await disconnect(connection);
    await disconnect(other);
    expect(await clientsOfGrants("linear")).toEqual([[linear.clientId, "revoked"]]);
    expect(await clientsOfGrants("github")).toEqual([[github.clientId, "revoked"]]);
    const path = `/applications/${github.clientId}/grant`;
    expect(await sandbox.requests("api.github.com", path)).toHaveLength(1);
  });

  test("goes before the one that everybody uses, for this organization only", async () => {
    const other = await createTree();
    const { clientId } = await useOwnApp(sandbox, tree.owner, "linear");
    const current = ({ organizationId }: TestTree) =>
      inOrganization(organizationId, (tx) =>
        currentClient(tx, organizationId, getProvider("linear")),
      );
    expect((await current(tree))?.client.reveal().id).toBe(clientId);
    expect((await current(other))?.client.reveal().id).toBe("sandbox-linear");
    expect(await appOf("linear")).toMatchObject({ kind: "own", clientId, connections: 0 });
    expect(await appOf("linear", other)).toMatchObject({
      kind: "sandbox",
      clientId: "sandbox-linear",
      redirectUri: expect.stringMatching(/\/api\/oauth\/linear\/callback$/) as string,
      secretSetAt: null,
    });
  });

  test("is told about without its secret, which is nowhere in clear", async () => {
    const app = await useOwnApp(sandbox, tree.owner, "linear");
    await connect("linear");
    await execute(checkProviderApp, tree.owner, { provider: "linear", ...app });
    const shown = await appOf("linear");
    expect(shown).toMatchObject({ secretSetBy: "owner", connections: 1, outdated: 0 });
    expect(JSON.stringify(shown)).not.toContain("secret_sandbox");
    expect(await dumpTables(tree.organizationId)).not.toContain(app.clientSecret);
    expect(logged.join("")).not.toContain(app.clientSecret);
  });

  test("of two admins who save at once one follows the other, and the latest is in use", async () => {
    const apps = [await registerApp(sandbox, "linear"), await registerApp(sandbox, "linear")];
    await Promise.all(
      apps.map((app) => execute(setProviderApp, tree.owner, { provider: "linear", ...app })),
    );
    const rows = await versions("linear");
    expect(rows.map(({ version, retiredAt }) => [version, retiredAt === null])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(await secretsOf("linear")).toEqual(["destroyed", "sealed"]);
    expect(await appOf("linear")).toMatchObject({ clientId: rows[1]?.clientId });
  });

  test("is managed by admins of the organization, and seen by its viewers", async () => {
    const viewer = await createPerson(tree.organizationId, tree.organizationId, "viewer");
    const teamAdmin = await createPerson(tree.organizationId, tree.team.id, "admin");
    const app = { provider: "linear", ...(await registerApp(sandbox, "linear")) };
    await expect(execute(setProviderApp, viewer, app)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(execute(setProviderApp, teamAdmin, app)).rejects.toMatchObject({
      kind: "not_found",
    });
    expect((await execute(listProviderApps, viewer, {})).apps.map((each) => each.kind)).toEqual(
      Array(4).fill("sandbox"),
    );
  });

  test.each([
    ["a client id with a space", { clientId: "sandbox abc" }],
    ["a client id that is too long", { clientId: `sandbox-${"x".repeat(300)}` }],
    ["an empty client id", { clientId: "  " }],
    ["a secret with a line break", { clientSecret: "secret_sandbox\nabc" }],
    ["a client id of the sandbox with a real secret", { clientSecret: "0123456789abcdef" }],
    ["a secret of the sandbox with a real client id", { clientId: "Iv1.0123456789abcdef" }],
  ])("is refused with %s", async (_title, wrong) => {
    const app = { provider: "linear", ...(await registerApp(sandbox, "linear")), ...wrong };
    await expect(execute(setProviderApp, tree.owner, app)).rejects.toMatchObject({
      kind: "invalid_input",
    });
    expect(await versions("linear")).toEqual([]);
  });

  test("takes what surrounds a pasted value away", async () => {
    const { clientId, clientSecret } = await registerApp(sandbox, "linear");
    const pasted = { clientId: ` ${clientId}\n`, clientSecret: `\t${clientSecret} ` };
    await execute(setProviderApp, tree.owner, { provider: "linear", ...pasted });
    expect(await appOf("linear")).toMatchObject({ clientId });
    await connect("linear");
  });

  test("is taken by no provider that is connected with a key", async () => {
    const app = { provider: "stripe", clientId: "sandbox-x", clientSecret: "sandbox-y" };
    await expect(execute(setProviderApp, tree.owner, app)).rejects.toMatchObject({
      kind: "conflict",
    });
  });
});

describe("another client id", () => {
  test("leaves connections to the old app, and lists them", async () => {
    const first = await useOwnApp(sandbox, tree.owner, "linear");
    const connection = await connect("linear", "Acme");
    const second = await registerApp(sandbox, "linear");
    const change = { provider: "linear", clientId: second.clientId };
    const preview = await execute(previewProviderApp, tree.owner, change);
    expect(preview).toMatchObject({
      connections: [
        {
          id: connection,
          accountName: "cleo@acme.test",
          person: "owner",
          owner: { id: tree.team.id, path: `/${tree.slug}/growth` },
        },
      ],
      total: 1,
      people: 1,
    });
    const { digest: previewDigest } = preview;
    await execute(setProviderApp, tree.owner, { provider: "linear", ...second, previewDigest });
    expect(await appOf("linear")).toMatchObject({ connections: 0, outdated: 1 });
    expect(await secretsOf("linear")).toEqual(["sealed", "sealed"]);
    expect((await renew(connection, "linear")).version).toBe(2);
    await connect("linear", "Globex");
    expect(await clientsOfGrants("linear")).toEqual([
      [first.clientId, "alive"],
      [second.clientId, "alive"],
    ]);
  });

  test("asks those who connected to reconnect, and a reconnect moves the row over", async () => {
    const member = await createPerson(tree.organizationId, tree.team.id, "admin");
    const first = await useOwnApp(sandbox, tree.owner, "linear");
    const { connectionId } = await connectAccount(member, at("linear"));
    const second = await registerApp(sandbox, "linear");
    const set = { provider: "linear", ...second, askToReconnect: true };
    await execute(setProviderApp, tree.owner, set);
    const news = await execute(listNotifications, member, {});
    expect(news.notifications.map(({ kind, text }) => [kind, text])).toEqual([
      [
        "reconnect_asked",
        "The Linear app was changed. Reconnect cleo@acme.test to use the new one.",
      ],
    ]);
    expect((await execute(listNotifications, tree.owner, {})).notifications).toEqual([]);
    const reconnects = connectionId ?? "";
    await connectAccount(member, { ...at("linear"), reconnects });
    await workOffRemovals(tree.organizationId);
    expect((await execute(listConnections, tree.owner, { nodeId: tree.team.id })).own).toHaveLength(
      1,
    );
    expect(await appOf("linear")).toMatchObject({ connections: 1, outdated: 0 });
    // What the old app was given is given back with the old app's secret, which is destroyed after it.
    expect(await clientsOfGrants("linear")).toEqual([
      [first.clientId, "revoked"],
      [second.clientId, "alive"],
    ]);
    const { organizationId } = tree;
    await inOrganization(organizationId, (tx) => forgetUnusedApps(tx, organizationId));
    expect(await secretsOf("linear")).toEqual(["destroyed", "sealed"]);
  });

  test("asks the nearest admins where whoever connected has left", async () => {
    await useOwnApp(sandbox, tree.owner, "linear");
    const connectionId = await connect("linear");
    await inOrganization(tree.organizationId, (tx) =>
      tx.connection.updateMany({
        where: { organizationId: tree.organizationId, id: connectionId },
        data: { connectedBy: null },
      }),
    );
    const app = await registerApp(sandbox, "linear");
    await execute(setProviderApp, tree.owner, {
      provider: "linear",
      ...app,
      askToReconnect: true,
    });
    const { notifications } = await execute(listNotifications, tree.owner, {});
    expect(notifications.map(({ kind }) => kind)).toEqual(["reconnect_asked"]);
  });

  test("of the real provider stops what was made with the sandbox, and says so", async () => {
    await connect("linear");
    const real = { clientId: "0123456789abcdef", clientSecret: "fedcba9876543210" };
    const change = { provider: "linear", clientId: real.clientId };
    const preview = await execute(previewProviderApp, tree.owner, change);
    expect(preview).toMatchObject({ total: 1, stops: 1 });
    await execute(setProviderApp, tree.owner, { provider: "linear", ...real });
    const { own } = await execute(listConnections, tree.owner, { nodeId: tree.team.id });
    expect(own.map(({ health }) => health)).toEqual(["sandbox_ended"]);
    expect(await appOf("linear")).toMatchObject({ kind: "own", connections: 0, outdated: 1 });
    await execute(removeProviderApp, tree.owner, { provider: "linear" });
    const again = await execute(listConnections, tree.owner, { nodeId: tree.team.id });
    expect(again.own.map(({ health }) => health)).toEqual(["healthy"]);
  });

  test("asks thousands at once as it asks one", async () => {
    const { organizationId } = tree;
    const asked = 2000;
    await inOrganization(organizationId, (tx) =>
      tx.connection.createMany({
        data: Array.from({ length: asked }, (_, index) => ({
          organizationId,
          nodeId: tree.team.id,
          provider: "linear",
          world: "sandbox",
          accountId: `account-${String(index)}`,
          accountName: `account-${String(index)}`,
          isDefault: false,
          credential: "sealed elsewhere",
          connectedBy: tree.owner.actor.userId,
        })),
      }),
    );
    const app = { provider: "linear", ...(await registerApp(sandbox, "linear")) };
    const change = { provider: "linear", clientId: app.clientId };
    const preview = await execute(previewProviderApp, tree.owner, change);
    expect([preview.total, preview.people, preview.connections.length]).toEqual([asked, 1, 200]);
    const { digest: previewDigest } = preview;
    await execute(setProviderApp, tree.owner, { ...app, askToReconnect: true, previewDigest });
    expect((await execute(listNotifications, tree.owner, {})).unread).toBe(asked);
  });

  test("is not saved when the connections are others than were confirmed", async () => {
    await useOwnApp(sandbox, tree.owner, "linear");
    const app = await registerApp(sandbox, "linear");
    const change = { provider: "linear", clientId: app.clientId };
    const { digest: previewDigest } = await execute(previewProviderApp, tree.owner, change);
    await connect("linear");
    await expect(
      execute(setProviderApp, tree.owner, { provider: "linear", ...app, previewDigest }),
    ).rejects.toMatchObject({ kind: "conflict" });
    expect(await versions("linear")).toHaveLength(1);
  });

  test("changes nothing for somebody who is at the provider at that moment", async () => {
    const first = await useOwnApp(sandbox, tree.owner, "linear");
    const { url } = await startAt(tree.owner, at("linear"));
    await useOwnApp(sandbox, tree.owner, "linear");
    expect(await secretsOf("linear")).toEqual(["sealed", "sealed"]);
    const { status } = await execute(finishConnect, tree.owner, await consentAt(url));
    expect(status).toBe("done");
    expect(await clientsOfGrants("linear")).toEqual([[first.clientId, "alive"]]);
    expect(await appOf("linear")).toMatchObject({ connections: 0, outdated: 1 });
  });
});

test("the secret of a replaced app goes once an attempt that could have used it is given up", async () => {
  await useOwnApp(sandbox, tree.owner, "linear");
  const { attemptId } = await startAt(tree.owner, at("linear"));
  await useOwnApp(sandbox, tree.owner, "linear");
  expect(await secretsOf("linear")).toEqual(["sealed", "sealed"]);
  await execute(cancelConnect, tree.owner, { attemptId });
  await sweepUnusedApps(tree.organizationId);
  expect(await secretsOf("linear")).toEqual(["destroyed", "sealed"]);
});

describe("a new secret of the same client", () => {
  const rotate = async (clientId: string) =>
    ((await sandbox.control("POST", `/clients/${clientId}/rotate`)) as { secret: string }).secret;

  test("serves the connections there are, and nobody has to reconnect", async () => {
    const { clientId } = await useOwnApp(sandbox, tree.owner, "linear");
    const connection = await connect("linear");
    const clientSecret = await rotate(clientId);
    const change = { provider: "linear", clientId };
    const preview = await execute(previewProviderApp, tree.owner, change);
    expect(preview).toMatchObject({ connections: [], total: 0, people: 0 });
    await execute(setProviderApp, tree.owner, { ...change, clientSecret });
    expect((await renew(connection, "linear")).version).toBe(2);
    expect(await appOf("linear")).toMatchObject({ connections: 1, outdated: 0 });
    expect(await secretsOf("linear")).toEqual(["destroyed", "sealed"]);
  });

  test("mends connections that the old secret had broken", async () => {
    const { clientId } = await useOwnApp(sandbox, tree.owner, "linear");
    const connection = await connect("linear");
    const clientSecret = await rotate(clientId);
    await expect(renew(connection, "linear")).rejects.toMatchObject({ kind: "conflict" });
    const health = async () =>
      (await execute(listConnections, tree.owner, { nodeId: tree.team.id })).own[0]?.health;
    expect(await health()).toBe("app_refused");
    await execute(setProviderApp, tree.owner, { provider: "linear", clientId, clientSecret });
    expect(await health()).not.toBe("app_refused");
    expect((await renew(connection, "linear")).version).toBe(2);
  });

  test("serves somebody who is at the provider at that moment", async () => {
    const { clientId } = await useOwnApp(sandbox, tree.owner, "linear");
    const { url } = await startAt(tree.owner, at("linear"));
    const clientSecret = await rotate(clientId);
    await execute(setProviderApp, tree.owner, { provider: "linear", clientId, clientSecret });
    const { status } = await execute(finishConnect, tree.owner, await consentAt(url));
    expect(status).toBe("done");
  });

  test("serves connections of an older version too, after the way back to its client", async () => {
    const first = await useOwnApp(sandbox, tree.owner, "linear");
    const connection = await connect("linear");
    await useOwnApp(sandbox, tree.owner, "linear");
    await execute(setProviderApp, tree.owner, { provider: "linear", ...first });
    expect(await appOf("linear")).toMatchObject({ connections: 1, outdated: 0 });
    expect((await renew(connection, "linear")).version).toBe(2);
    expect(await secretsOf("linear")).toEqual(["destroyed", "destroyed", "sealed"]);
  });
});

describe("taking the own app away", () => {
  test("leaves its connections to it until the last has ended", async () => {
    const { clientId } = await useOwnApp(sandbox, tree.owner, "linear");
    const connection = await connect("linear", "Acme");
    const preview = await execute(previewProviderApp, tree.owner, {
      provider: "linear",
      clientId: null,
    });
    expect(preview).toMatchObject({ total: 1, people: 1 });
    const { digest: previewDigest } = preview;
    const app = await execute(removeProviderApp, tree.owner, { provider: "linear", previewDigest });
    expect(app).toMatchObject({ kind: "sandbox", connections: 0, outdated: 1 });
    expect((await renew(connection, "linear")).version).toBe(2);
    await connect("linear", "Globex");
    expect(await clientsOfGrants("linear")).toEqual([
      [clientId, "alive"],
      ["sandbox-linear", "alive"],
    ]);
    expect(await secretsOf("linear")).toEqual(["sealed"]);
    await disconnect(connection);
    const { organizationId } = tree;
    await inOrganization(organizationId, (tx) => forgetUnusedApps(tx, organizationId));
    expect(await secretsOf("linear")).toEqual(["destroyed"]);
    expect(await clientsOfGrants("linear")).toContainEqual([clientId, "revoked"]);
  });

  test("keeps the secret while a connection still has to be revoked with it", async () => {
    const { clientId } = await useOwnApp(sandbox, tree.owner, "github");
    const connection = await connect("github");
    await sandbox.control("POST", "/faults", {
      host: "api.github.com",
      path: "/applications",
      kind: "status",
      status: 503,
    });
    await disconnect(connection);
    await execute(removeProviderApp, tree.owner, { provider: "github" });
    expect(await secretsOf("github")).toEqual(["sealed"]);
    await sandbox.control("DELETE", "/faults");
    await workOffDueNow();
    expect(await clientsOfGrants("github")).toEqual([[clientId, "revoked"]]);
    const { organizationId } = tree;
    await inOrganization(organizationId, (tx) => forgetUnusedApps(tx, organizationId));
    expect(await secretsOf("github")).toEqual(["destroyed"]);
  });

  test("is refused where there is none", async () => {
    await expect(
      execute(removeProviderApp, tree.owner, { provider: "linear" }),
    ).rejects.toMatchObject({ kind: "conflict" });
  });

  async function workOffDueNow(): Promise<void> {
    const { organizationId } = tree;
    await inOrganization(organizationId, (tx) =>
      tx.removalStep.updateMany({
        where: { organizationId, nextTryAt: { not: null } },
        data: { nextTryAt: new Date(Date.now() - 1000) },
      }),
    );
    await workOffRemovals(organizationId);
  }
});

describe("grants", () => {
  test("of one account to the apps of two organizations are two, and end apart", async () => {
    const other = await createTree();
    await install(other, "github");
    const own = await useOwnApp(sandbox, tree.owner, "github");
    const theirs = await useOwnApp(sandbox, other.owner, "github");
    const connection = await connect("github");
    await connectAccount(other.owner, { nodeId: other.team.id, integration: "github" });
    await disconnect(connection);
    expect(await clientsOfGrants("github")).toEqual([
      [own.clientId, "revoked"],
      [theirs.clientId, "alive"],
    ]);
    await forgetOutsideAccounts(other.organizationId);
  });

  test("of one account to one app are one, whichever organizations use that app", async () => {
    const other = await createTree();
    await install(other, "github");
    const app = await useOwnApp(sandbox, tree.owner, "github");
    await execute(setProviderApp, other.owner, { provider: "github", ...app });
    const connection = await connect("github");
    await connectAccount(other.owner, { nodeId: other.team.id, integration: "github" });
    await disconnect(connection);
    expect(await clientsOfGrants("github")).toEqual([[app.clientId, "alive"]]);
    await forgetOutsideAccounts(other.organizationId);
  });
});

describe("checking an app", () => {
  const check = async (provider: string, app: { clientId: string; clientSecret?: string }) =>
    (await execute(checkProviderApp, tree.owner, { provider, ...app })).message;

  test.each([
    ["github", "GitHub"],
    ["google", "Google"],
    ["linear", "Linear"],
    ["notion", "Notion"],
  ])("at %s tells a right secret from a wrong one and from an unknown client", async (id, name) => {
    const app = await registerApp(sandbox, id);
    expect(await check(id, app)).toBe(`${name} knows this client and accepts its secret.`);
    const wrong = { ...app, clientSecret: "secret_sandbox_wrong" };
    expect(await check(id, wrong)).toMatch(/does not accept/);
    const unknown = { ...app, clientId: "sandbox-unknown" };
    expect(await check(id, unknown)).toMatch(/does not know this client id|refuses this client id/);
    expect(await sandbox.grants(id)).toEqual([]);
  });

  test("without the secret says only what the provider said", async () => {
    const github = await registerApp(sandbox, "github");
    const linear = await registerApp(sandbox, "linear");
    expect(await check("github", { clientId: github.clientId })).toBe("GitHub knows this client.");
    expect(await check("linear", { clientId: linear.clientId })).toBe(
      "Linear did not say; try connecting.",
    );
  });

  test("uses the stored secret of the app in use", async () => {
    const { clientId } = await useOwnApp(sandbox, tree.owner, "linear");
    expect(await check("linear", { clientId })).toBe(
      "Linear knows this client and accepts its secret.",
    );
  });

  test("that gets no answer claims nothing", async () => {
    const app = await registerApp(sandbox, "github");
    await sandbox.control("POST", "/faults", { provider: "github", kind: "reset" });
    expect(await execute(checkProviderApp, tree.owner, { provider: "github", ...app })).toEqual({
      ok: false,
      verdict: "unsaid",
      message: "GitHub did not say; try connecting.",
    });
  });
});
