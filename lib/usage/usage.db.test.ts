import { beforeAll, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { createTree } from "@/lib/testing/fixtures";
import { recordUsage } from "./record";
import { settleUsage } from "./settle";
import { type Used, usageKey } from "./usage-event";

let used: Used;
const connectionId = crypto.randomUUID();

beforeAll(async () => {
  const { organizationId, agent } = await createTree();
  used = {
    organizationId,
    nodeId: agent.id,
    integration: "phone",
    connectionId,
    meter: "sms_out_part",
    quantity: 2n,
    key: usageKey.message(connectionId, "SM1"),
    ownAccount: false,
    estimateMicros: 15_800n,
    details: { country: "US" },
  };
});

const events = () =>
  inOrganization(used.organizationId, (tx) =>
    tx.usageEvent.findMany({ where: { organizationId: used.organizationId } }),
  );

test("what is told twice, even at once, counts once", async () => {
  await Promise.all(
    Array.from({ length: 5 }, () =>
      inOrganization(used.organizationId, (tx) => recordUsage(tx, used)),
    ),
  );
  expect(await events()).toMatchObject([
    { quantity: 2n, estimateMicros: 15_800n, providerMicros: null, settledAt: null },
  ]);
});

test("the provider's price comes later, may be another one than expected, and its last word stands", async () => {
  const { organizationId, key } = used;
  const settle = (providerMicros: bigint, quantity?: bigint) =>
    inOrganization(organizationId, (tx) =>
      settleUsage(tx, { organizationId, key, providerMicros, quantity }),
    );
  expect(await settle(23_700n, 3n)).toBe(true);
  expect(await events()).toMatchObject([
    { quantity: 3n, estimateMicros: 15_800n, providerMicros: 23_700n },
  ]);
  expect(await settle(7_900n)).toBe(true);
  expect(await events()).toMatchObject([{ quantity: 3n, providerMicros: 7_900n }]);
});

test("a price for what was never counted is not noted, and another organization's events are out of reach", async () => {
  const { organizationId } = await createTree();
  const settle = (key: string) =>
    inOrganization(organizationId, (tx) =>
      settleUsage(tx, { organizationId, key, providerMicros: 1n }),
    );
  expect(await settle("message:nothing")).toBe(false);
  expect(await settle(used.key)).toBe(false);
});
