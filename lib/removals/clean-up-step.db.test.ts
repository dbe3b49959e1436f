import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { disconnectConnection } from "@/lib/connections/disconnect";
import { execute } from "@/lib/pipeline/execute";
import { getProvider } from "@/lib/providers/catalog";
import type { CleanUp } from "@/lib/providers/provider";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { installAndConnect, leftovers } from "@/lib/testing/removed-accounts";
import { cleanUpStep } from "./clean-up-step";

let sandbox: OwnSandbox;
let tree: TestTree;
let connectionId: string;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  tree = await createTree();
  connectionId = await installAndConnect(tree, { nodeId: tree.team.id, integration: "github" });
  // It has ended, and its credential is still there for the clean-up.
  const refused = { host: "api.github.com", path: "/applications", kind: "status", status: 403 };
  await sandbox.control("POST", "/faults", refused);
  await execute(disconnectConnection, tree.owner, { connectionId });
});
afterAll(() => sandbox.close());

const run = (kind: CleanUp["kind"], cleanUps: CleanUp[]) =>
  cleanUpStep(
    {
      organizationId: tree.organizationId,
      id: connectionId,
      provider: { ...getProvider("github"), cleanUps },
      world: "sandbox",
      providerAppId: null,
      accountId: "1",
      setupConnectionId: null,
      facts: {},
    },
    kind,
  );

test("what a provider cleans up is done with the ended connection's own credential, and told in its words", async () => {
  expect((await leftovers(tree.organizationId)).credentials).toBe(1);
  const asked = await run("delete_webhooks", [
    {
      kind: "delete_webhooks",
      words: "Event address removed",
      run: async ({ call, clientId }) => {
        const { status } = await call({ url: "https://api.github.com/user" });
        return `Answered ${status} to ${clientId ?? "nobody"}.`;
      },
    },
  ]);
  expect(asked).toEqual({ state: "done", detail: "Answered 200 to sandbox-github." });
});

test("what fails is thrown, to be tried again, and what a provider does not know is not supported", async () => {
  const fails: CleanUp = {
    kind: "release_number",
    words: "Number released",
    run: () => Promise.reject(new Error("not now")),
  };
  await expect(run("release_number", [fails])).rejects.toThrow("not now");
  expect(await run("uninstall_bot", [fails])).toMatchObject({ state: "not_supported" });
});
