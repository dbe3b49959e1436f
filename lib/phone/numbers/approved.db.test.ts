import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { decideApproval } from "@/lib/approvals/decide";
import { disconnectConnection } from "@/lib/connections/disconnect";
import { getApproval } from "@/lib/approvals/get";
import type { AppError } from "@/lib/errors";
import { installIntegration } from "@/lib/installations/install";
import type { Caller } from "@/lib/pipeline/actor";
import { execute } from "@/lib/pipeline/execute";
import { connectSetup } from "@/lib/setups/connect";
import { callerOf, carryOut } from "@/lib/testing/asking-agent";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { createTestKey } from "@/lib/testing/keys";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { provisionNumber } from "./provision";

useOwnDatabase();

const number = "+14155550100";

let sandbox: OwnSandbox;
let tree: TestTree;
let agent: Caller;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.reset();
  tree = await createTree();
  agent = await callerOf(await createTestKey(tree.organizationId, tree.agent.id));
  await execute(installIntegration, tree.system, { nodeId: tree.agent.id, integration: "phone" });
});
afterEach(() => forgetOutsideAccounts(tree.organizationId));

async function bought(): Promise<string[]> {
  const { data } = (await sandbox.control("GET", "/data/twilio")) as {
    data: { numbers: { phoneNumber: string }[] };
  };
  return data.numbers.map(({ phoneNumber }) => phoneNumber);
}

/** The agent asks for the number, and a person allows it. */
async function allowed(): Promise<string> {
  const error = await execute(provisionNumber, agent, { nodeId: tree.agent.id, number }).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(error).toMatchObject({ kind: "approval_required" });
  const approvalId = (error as AppError).approval?.id ?? "";
  await execute(decideApproval, tree.owner, { approvalId, decision: "approve" });
  return approvalId;
}

test("a number that a person allowed is bought once", async () => {
  const approvalId = await allowed();
  expect(await bought()).toEqual([]);
  await carryOut(tree, approvalId);
  expect(await execute(getApproval, tree.owner, { approvalId })).toMatchObject({ state: "done" });
  expect(await bought()).toEqual([number]);
});

test("a number that was allowed with the organization's own account is bought with no other", async () => {
  const { connection } = await execute(connectSetup, tree.owner, {
    nodeId: tree.organizationId,
    provider: "twilio",
    fields: { accountSid: "AC_sandbox_acme", authToken: "twilio_sandbox_acme" },
  });
  const approvalId = await allowed();
  await execute(disconnectConnection, tree.owner, { connectionId: connection.id });
  await carryOut(tree, approvalId);
  expect(await bought()).toEqual([]);
  expect(await execute(getApproval, tree.owner, { approvalId })).not.toMatchObject({
    state: "done",
  });
});
