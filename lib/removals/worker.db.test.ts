import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { disconnectConnection } from "@/lib/connections/disconnect";
import { execute } from "@/lib/pipeline/execute";
import { connectAccount } from "@/lib/testing/connect";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import {
  installAndConnect,
  isFinished,
  leftovers,
  storedSteps,
} from "@/lib/testing/removed-accounts";
import { startTestWorker } from "@/lib/testing/worker";

useOwnDatabase();

let sandbox: OwnSandbox;
let tree: TestTree;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.reset();
  tree = await createTree();
});

const connect = (nodeId: string, integration: string, account?: string) =>
  installAndConnect(tree, { nodeId, integration }, account);
const disconnect = async (connectionId: string) =>
  (await execute(disconnectConnection, tree.owner, { connectionId })).removalId;

test("a worker goes on by itself with what failed, once it is due", async () => {
  const { organizationId, team } = tree;
  const connectionId = await connect(team.id, "github");
  const down = { host: "api.github.com", path: "/applications", kind: "status", status: 503 };
  await sandbox.control("POST", "/faults", down);
  const removalId = await disconnect(connectionId);
  expect(await isFinished(organizationId, removalId)).toBe(false);
  await sandbox.control("DELETE", "/faults");
  const worker = await startTestWorker();
  try {
    // Its job stands at the time of the next try, twenty seconds from now.
    await vi.waitFor(async () => expect(await isFinished(organizationId, removalId)).toBe(true), {
      timeout: 60_000,
      interval: 500,
    });
  } finally {
    await worker.stop();
  }
  expect(await leftovers(organizationId)).toEqual({ credentials: 0, sealed: 0, outside: 0 });
  expect(await sandbox.grants("github")).toMatchObject([{ revoked: true }]);
}, 90_000);

test("a provider that does not even answer costs a few tries, however many accounts there are", async () => {
  const { organizationId, team, project, agent } = tree;
  const ids = [await connect(team.id, "github", "octocat")];
  for (const [nodeId, account] of [
    [team.id, "acme-bot"],
    [project.id, "octocat"],
    [project.id, "acme-bot"],
    [agent.id, "octocat"],
    [agent.id, "acme-bot"],
  ] as const) {
    const place = { nodeId, integration: "github" };
    const { connectionId } = await connectAccount(tree.owner, place, { account });
    ids.push(connectionId ?? "");
  }
  const reset = { host: "api.github.com", path: "/applications", kind: "reset" };
  await sandbox.control("POST", "/faults", reset);
  const removals: string[] = [];
  for (const id of ids) removals.push(await disconnect(id));
  const revokes = (await Promise.all(removals.map((id) => storedSteps(organizationId, id))))
    .flat()
    .filter(({ kind }) => kind === "revoke");
  expect(revokes.map(({ attempts }) => attempts)).toEqual([1, 1, 1, 0, 0, 0]);
  expect(revokes.filter(({ nextTryAt }) => nextTryAt === null)).toEqual([]);

  // Other providers are not concerned.
  const linear = await disconnect(await connect(team.id, "linear"));
  expect(await isFinished(organizationId, linear)).toBe(true);
});
