import { expect, test, vi } from "vitest";
import { inOrganization } from "@/lib/db";
import { getCredits } from "@/lib/credits/get-credits";
import { execute } from "@/lib/pipeline/execute";
import { createPerson, createPoorTree } from "@/lib/testing/fixtures";
import { listPayments } from "./list";
import { recordPayment } from "./record";
import { startTopUp } from "./start-top-up";

// Before anything reads the environment: without Stripe, and without the sandbox that plays it.
vi.stubEnv("ALFE_SANDBOX", "");

test("where no Stripe is, an owner records what was paid in another way, and only an owner", async () => {
  const { organizationId, owner, team } = await createPoorTree();
  const input = { nodeId: organizationId, amountMicros: "40000000", reference: " Invoice 7 " };
  const admin = await createPerson(organizationId, organizationId, "admin");
  await expect(execute(recordPayment, admin, input)).rejects.toMatchObject({ kind: "forbidden" });
  const recorded = await execute(recordPayment, owner, input);
  expect(recorded).toMatchObject({
    ...{ kind: "recorded", state: "paid", reference: "Invoice 7", sandbox: false },
    ...{ amountMicros: "40000000", text: "Added $40.00." },
  });
  // Whichever node is named: the money is the organization's.
  await execute(recordPayment, owner, { ...input, nodeId: team.id });
  const { payments } = await execute(listPayments, admin, { nodeId: organizationId, limit: 1 });
  expect(payments).toHaveLength(1);
  expect(await execute(getCredits, admin, { nodeId: organizationId })).toMatchObject({
    pool: { balanceMicros: "80000000", sandbox: false },
    topUp: { way: "record", may: false },
  });
  const entries = await inOrganization(organizationId, (tx) => tx.ledgerEntry.findMany());
  expect(entries.map(({ kind, paymentId }) => [kind, paymentId])).toContainEqual([
    "top_up",
    recorded.id,
  ]);
  await expect(execute(startTopUp, owner, input)).rejects.toMatchObject({ kind: "invalid_input" });
  const { reference: _reference, ...amount } = input;
  await expect(execute(startTopUp, owner, amount)).rejects.toMatchObject({ kind: "conflict" });
});

test("an admin of a team reads no payments", async () => {
  const { organizationId, team } = await createPoorTree();
  const admin = await createPerson(organizationId, team.id, "admin");
  await expect(execute(listPayments, admin, { nodeId: team.id })).rejects.toMatchObject({
    kind: "not_found",
  });
});
