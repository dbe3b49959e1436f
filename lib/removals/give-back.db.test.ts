import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { openCredential } from "@/lib/connections/credential";
import { inOrganization } from "@/lib/db";
import { execute } from "@/lib/pipeline/execute";
import { getProvider } from "@/lib/providers/catalog";
import type { SecretFields } from "@/lib/providers/provider";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { installAndConnect, leftovers, makeDue } from "@/lib/testing/removed-accounts";
import { Secret } from "@/lib/vault/secret";
import { getReceipt } from "./get-receipt";
import { type GiveBack, openGiveBack } from "./open-give-back";
import { cleanUp } from "./run";

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
afterEach(() => forgetOutsideAccounts(tree.organizationId));

/** Tokens that a provider really gave, and what is to be said of them when they are not kept. */
async function obtain(
  provider: string,
  integration: string,
): Promise<Omit<GiveBack, "replacedBy">> {
  const { organizationId, team } = tree;
  const id = await installAndConnect(tree, { nodeId: team.id, integration });
  const { accountId, accountName } = await inOrganization(organizationId, (tx) =>
    tx.connection.findFirstOrThrow({ where: { organizationId, id } }),
  );
  const opened = await inOrganization(organizationId, (tx) =>
    openCredential(tx, { organizationId, id }, { live: true }),
  );
  return {
    organizationId,
    nodeId: team.id,
    provider: getProvider(provider),
    world: "sandbox",
    providerAppId: null,
    accountId,
    accountName,
    secret: opened?.secret ?? new Secret<SecretFields>({}),
  };
}

/** As if they had never been kept: nothing here uses the grant. */
async function obtainUnkept(provider: string, integration: string) {
  const given = await obtain(provider, integration);
  await forgetOutsideAccounts(tree.organizationId);
  return given;
}

const giveBack = (given: GiveBack) =>
  inOrganization(given.organizationId, (tx) => openGiveBack(tx, given));
const receipt = (removalId: string | null) =>
  execute(getReceipt, tree.owner, { removalId: removalId ?? "" });

test.each([
  ["github", "github"],
  ["google", "gmail"],
  ["linear", "linear"],
  ["notion", "notion"],
])(
  "access to %s that is not kept is given back, and its tokens are destroyed",
  async (provider, integration) => {
    const given = await obtainUnkept(provider, integration);
    const removalId = await giveBack(given);
    expect((await leftovers(tree.organizationId)).sealed).toBe(1);
    await cleanUp(tree.organizationId, removalId ?? "");
    expect(await sandbox.grants(provider)).toMatchObject([{ revoked: true, tokens: 0 }]);
    expect((await leftovers(tree.organizationId)).sealed).toBe(0);
    const { name } = given.provider;
    const account = given.accountName;
    expect(await receipt(removalId)).toMatchObject({
      kind: "give_back",
      title: `Unused access of ${account ?? ""} at ${name}`,
      text: `Removed. The access at ${name} was given back.`,
      sandbox: true,
      steps: [
        {
          kind: "revoke",
          account,
          provider: name,
          state: "done",
          detail: `Given back at ${name}.`,
        },
        { kind: "destroy", state: "done" },
      ],
    });
  },
);

test("a grant that a connection lives by is kept, and the tokens are destroyed all the same", async () => {
  const removalId = await giveBack(await obtain("google", "gmail"));
  await cleanUp(tree.organizationId, removalId ?? "");
  expect(await sandbox.grants("google")).toMatchObject([{ revoked: false }]);
  expect(await receipt(removalId)).toMatchObject({
    text: "Removed. A grant that other connections use was kept.",
    steps: [{ state: "kept_shared" }, { state: "done" }],
  });
  expect((await leftovers(tree.organizationId)).sealed).toBe(0);
});

test("is tried again while the provider is down, also past the life of the access token", async () => {
  const { organizationId } = tree;
  const given = await obtainUnkept("linear", "linear");
  const down = { host: "api.linear.app", path: "/oauth/revoke", kind: "status", status: 503 };
  await sandbox.control("POST", "/faults", down);
  const removalId = (await giveBack(given)) ?? "";
  await cleanUp(organizationId, removalId);
  expect(await receipt(removalId)).toMatchObject({
    state: "running",
    steps: [{ state: "retrying", detail: "Linear answered 503." }, { state: "waiting" }],
  });

  await sandbox.control("DELETE", "/faults");
  await sandbox.control("POST", "/expire-tokens", { provider: "linear" });
  await inOrganization(organizationId, (tx) =>
    tx.removal.updateMany({
      where: { organizationId, id: removalId },
      data: { createdAt: new Date(Date.now() - 25 * 3_600_000) },
    }),
  );
  await makeDue(organizationId, removalId);
  await cleanUp(organizationId, removalId);
  expect(await receipt(removalId)).toMatchObject({ state: "done" });
  expect(await sandbox.grants("linear")).toMatchObject([{ revoked: true, tokens: 0 }]);
  expect((await leftovers(organizationId)).sealed).toBe(0);
});

test("nothing is given back that is still in use, or that never came from a provider", async () => {
  const given = await obtainUnkept("linear", "linear");
  const { secret, accountId } = given;
  const newer = new Secret<SecretFields>({ accessToken: "newer" });
  const inUse = { accountId: accountId ?? "", secret };
  expect(await giveBack({ ...given, replacedBy: inUse })).toBeNull();
  expect(
    await giveBack({
      ...given,
      provider: getProvider("google"),
      replacedBy: { ...inUse, secret: newer },
    }),
  ).toBeNull();
  expect(await giveBack({ ...given, provider: getProvider("stripe") })).toBeNull();
  expect((await leftovers(tree.organizationId)).sealed).toBe(0);
});

test("a change that is rolled back gives nothing back", async () => {
  const given = await obtainUnkept("github", "github");
  const rolledBack = inOrganization(tree.organizationId, async (tx) => {
    await openGiveBack(tx, given);
    throw new Error("rolled back");
  });
  await expect(rolledBack).rejects.toThrow("rolled back");
  expect((await leftovers(tree.organizationId)).sealed).toBe(0);
});
