import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { inOrganization } from "@/lib/db";
import { installIntegration } from "@/lib/installations/install";
import { execute } from "@/lib/pipeline/execute";
import { getProvider } from "@/lib/providers/catalog";
import { connectAccount } from "@/lib/testing/connect";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { openCredential } from "./credential";
import { disconnectConnection } from "./disconnect";
import { renewCredential } from "./refresh";
import type { Used } from "./used";

useOwnDatabase();
let sandbox: OwnSandbox;
let tree: TestTree;
let used: Used;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(() => sandbox.close());
afterEach(() => forgetOutsideAccounts(tree.organizationId));
beforeEach(async () => {
  await sandbox.reset();
  tree = await createTree();
  const place = { nodeId: tree.team.id, integration: "linear" };
  await execute(installIntegration, tree.owner, place);
  const { connectionId } = await connectAccount(tree.owner, place);
  used = {
    organizationId: tree.organizationId,
    id: connectionId ?? "",
    provider: getProvider("linear"),
    world: "sandbox",
  };
});

const tokenRequests = async () => (await sandbox.requests("api.linear.app", "/oauth/token")).length;
const stored = () =>
  inOrganization(tree.organizationId, (tx) =>
    openCredential(tx, { organizationId: tree.organizationId, id: used.id }, { live: true }),
  );

/** The module as another process has it: nothing in memory is common, only the database is. */
async function asAnotherProcess(): Promise<typeof renewCredential> {
  vi.resetModules();
  return (await import("./refresh")).renewCredential;
}

test("however many processes ask at once, one request is made, and all get what it gave", async () => {
  const before = await stored();
  const processes = [renewCredential, await asAnotherProcess(), await asAnotherProcess()];
  const renewed = await Promise.all(
    processes.flatMap((renew) => [
      renew(used, { refusedVersion: before?.version }),
      renew(used, { refusedVersion: before?.version }),
    ]),
  );
  expect(await tokenRequests()).toBe(2);
  const tokens = renewed.map(({ secret }) => secret.reveal().accessToken);
  expect(new Set(tokens).size).toBe(1);
  expect(tokens[0]).not.toBe(before?.secret.reveal().accessToken);
  expect((await stored())?.secret.reveal()).toEqual(renewed[0]?.secret.reveal());
});

test("a token that is good for long is not renewed", async () => {
  const before = await stored();
  expect((await renewCredential(used)).version).toBe(before?.version);
  expect(await tokenRequests()).toBe(1);
});

test("disconnecting while a refresh is under way leaves no token alive", async () => {
  await sandbox.control("POST", "/faults", {
    host: "api.linear.app",
    path: "/oauth/token",
    kind: "slow",
    delayMs: 400,
    times: 1,
  });
  const version = (await stored())?.version;
  const renewal = renewCredential(used, { refusedVersion: version }).catch(() => undefined);
  await vi.waitFor(async () => {
    expect(await tokenRequests()).toBe(2);
  });
  await execute(disconnectConnection, tree.owner, { connectionId: used.id });
  await renewal;
  const alive = (await sandbox.grants("linear")).filter(({ tokens }) => tokens > 0);
  expect(alive).toEqual([]);
});

test("a credential that was put back from before does not open", async () => {
  const [old] = await inOrganization(tree.organizationId, (tx) =>
    tx.connection.findMany({
      where: { organizationId: tree.organizationId, id: used.id },
      select: { credential: true },
    }),
  );
  await renewCredential(used, { refusedVersion: (await stored())?.version });
  await inOrganization(tree.organizationId, (tx) =>
    tx.connection.updateMany({
      where: { organizationId: tree.organizationId, id: used.id },
      data: { credential: old?.credential ?? null },
    }),
  );
  await expect(stored()).rejects.toThrow();
});
