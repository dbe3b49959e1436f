import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { disconnectConnection } from "@/lib/connections/disconnect";
import { inOrganization } from "@/lib/db";
import { installIntegration } from "@/lib/installations/install";
import { execute } from "@/lib/pipeline/execute";
import { destroyCredential } from "@/lib/removals/destroy-step";
import { getReceipt } from "@/lib/removals/get-receipt";
import { connectSetup } from "@/lib/setups/connect";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { workOffRemovals } from "@/lib/testing/work-off-removals";
import { provisionNumber } from "./provision";

useOwnDatabase();

const number = "+14155550100";

let sandbox: OwnSandbox;
let tree: TestTree;
beforeAll(async () => {
  sandbox = await startOwnSandbox();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.reset();
  tree = await createTree();
  await execute(installIntegration, tree.system, { nodeId: tree.agent.id, integration: "phone" });
});
afterEach(() => forgetOutsideAccounts(tree.organizationId));

test("a number whose account is gone is not called released, and is left to a person", async () => {
  const { organizationId, agent, owner } = tree;
  const { connection: setup } = await execute(connectSetup, owner, {
    nodeId: organizationId,
    provider: "twilio",
    fields: { accountSid: "AC_sandbox_acme", authToken: "twilio_sandbox_acme" },
  });
  const { connectionId } = await execute(provisionNumber, owner, { nodeId: agent.id, number });
  // The account went in between, with the credential that the number is given back with.
  await inOrganization(organizationId, (tx) =>
    tx.connection.updateMany({
      where: { organizationId, id: setup.id },
      data: { endedAt: new Date() },
    }),
  );
  await destroyCredential(organizationId, setup.id);
  const { removalId } = await execute(disconnectConnection, owner, {
    connectionId: connectionId ?? "",
  });
  await workOffRemovals(organizationId);
  const { steps } = await execute(getReceipt, owner, { removalId });
  const release = steps.find(({ kind }) => kind === "release_number");
  expect(release).toMatchObject({ state: "manual" });
  expect(release?.detail).toContain("+1 415 555 0100");
  const { data } = (await sandbox.control("GET", "/data/twilio")) as {
    data: { numbers: { phoneNumber: string }[] };
  };
  expect(data.numbers).toMatchObject([{ phoneNumber: number }]);
});
