import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { listActivity } from "@/lib/activity/list";
import { inOrganization } from "@/lib/db";
import { execute } from "@/lib/pipeline/execute";
import { createServerToken } from "@/lib/server-tokens/create";
import { api } from "@/lib/testing/api";
import { createPoorTree, createTree, giveCredit, type TestTree } from "@/lib/testing/fixtures";
import { createTestToken } from "@/lib/testing/keys";
import { reportUsage } from "./report-usage";
import { setBudget } from "./set-budget";

let tree: TestTree;
let program: ReturnType<typeof api>;
beforeEach(async () => {
  tree = await createPoorTree();
  program = await programOf(tree);
});

async function programOf({ owner }: TestTree) {
  const { token } = await execute(createServerToken, owner, { name: "Runtime" });
  return api({ token });
}

const usage = () => `/nodes/${tree.agent.id}/usage`;
const balance = async () => {
  const { organizationId } = tree;
  const pool = await inOrganization(organizationId, (tx) =>
    tx.creditPool.findFirstOrThrow({ where: { organizationId } }),
  );
  expect(pool.reservedMicros).toBe(0n);
  return pool.balanceMicros;
};
const entries = () =>
  inOrganization(tree.organizationId, (tx) =>
    tx.ledgerEntry.findMany({
      where: { organizationId: tree.organizationId, kind: "usage" },
      orderBy: { createdAt: "asc" },
    }),
  );

const tokens = { key: "run-1", meter: "model_output_token", quantity: 2_000_000 };
const own = { key: "run-2", meter: "gpu_second", quantity: "90", priceMicros: "700" };

test("a meter of the price book is priced by it, and stands in the ledger with its price", async () => {
  await giveCredit(tree.organizationId, 40_000_000n);
  expect(await program.post(usage(), { ...tokens, note: "Night shift" })).toMatchObject({
    status: 200,
    body: { chargedMicros: "30000000", priceVersion: "2026-01-01", known: false },
  });
  expect(await entries()).toMatchObject([
    {
      nodeId: tree.agent.id,
      lineage: [tree.organizationId, tree.team.id, tree.project.id, tree.agent.id],
      meter: "model_output_token",
      quantity: 2_000_000n,
      priceMicros: 15_000_000n,
      pricePer: 1_000_000n,
      priceVersion: "2026-01-01",
      amountMicros: 30_000_000n,
      note: "Night shift",
    },
  ]);
  expect(await balance()).toBe(10_000_000n);
});

test("any other meter needs a price, which is charged to the last micro-dollar, rounded up once", async () => {
  await giveCredit(tree.organizationId, 1_000_000n);
  const { priceMicros: _price, ...priceless } = own;
  expect(await program.post(usage(), priceless)).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: "/priceMicros" }] },
  });
  expect(await program.post(usage(), own)).toMatchObject({
    body: { chargedMicros: "63000", priceVersion: "reported" },
  });
  const thirds = { ...own, key: "run-3", quantity: "100", priceMicros: "10", per: 3 };
  expect(await program.post(usage(), thirds)).toMatchObject({ body: { chargedMicros: "334" } });
  expect(await balance()).toBe(1_000_000n - 63_000n - 334n);
});

test("said twice under one key it is charged once, also at the same moment; anything else conflicts", async () => {
  await giveCredit(tree.organizationId, 1_000_000n);
  const answers = await Promise.all(Array.from({ length: 8 }, () => program.post(usage(), own)));
  const bodies = answers.map(({ body }) => body as { known: boolean; chargedMicros: string });
  expect(bodies.filter(({ known }) => !known)).toHaveLength(1);
  expect(new Set(bodies.map(({ chargedMicros }) => chargedMicros))).toEqual(new Set(["63000"]));
  for (const other of [
    { quantity: "91" },
    { priceMicros: "701" },
    { meter: "cpu_second" },
    { note: "Other" },
    { at: new Date(Date.now() - 60_000).toISOString() },
  ])
    expect((await program.post(usage(), { ...own, ...other })).status).toBe(409);
  expect(await balance()).toBe(937_000n);
});

test("with an empty pool it is refused with 402 in words, and goes through once there is credit", async () => {
  const refused = await program.post(usage(), own, { "idempotency-key": "k1" });
  expect(refused).toMatchObject({ status: 402, body: { title: "No credit left" } });
  expect(JSON.stringify(refused.body)).toContain("An owner of acme can top up");
  expect(await entries()).toEqual([]);
  await giveCredit(tree.organizationId, 63_000n);
  expect((await program.post(usage(), own, { "idempotency-key": "k1" })).status).toBe(200);
  expect(await balance()).toBe(0n);
});

test("a budget of any node above is heeded", async () => {
  await giveCredit(tree.organizationId);
  await execute(setBudget, tree.owner, {
    nodeId: tree.team.id,
    period: "month",
    meter: "gpu_second",
    amountMicros: "62999",
  });
  const refused = await program.post(usage(), own);
  expect(refused.status).toBe(402);
  expect(JSON.stringify(refused.body)).toContain("admin of Growth");
  expect((await program.post(usage(), { ...own, quantity: "89" })).status).toBe(200);
});

test("what was used yesterday counts yesterday; nothing is taken of long ago or of the future", async () => {
  await giveCredit(tree.organizationId);
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  const at = ago(1);
  expect((await program.post(usage(), { ...own, at })).status).toBe(200);
  expect((await entries()).map((entry) => entry.at.toISOString())).toEqual([at]);
  for (const wrong of [ago(36), ago(-1)])
    expect(await program.post(usage(), { ...own, key: randomUUID(), at: wrong })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: "/at" }] },
    });
});

describe("a batch", () => {
  const batch = (count: number) =>
    Array.from({ length: count }, (_each, index) => ({ ...own, key: `b-${String(index)}` }));

  test("of 100 is charged as a whole, and again only where it was not", async () => {
    await giveCredit(tree.organizationId, 6_300_000n);
    const reports = batch(100);
    expect((await program.post(usage(), { reports: reports.slice(0, 3) })).status).toBe(200);
    const { status, body } = await program.post(usage(), { reports });
    expect(status).toBe(200);
    const { reports: reported } = body as { reports: { known: boolean }[] };
    expect(reported.filter(({ known }) => known)).toHaveLength(3);
    expect(await balance()).toBe(0n);
  });

  test("without room for all of it charges nothing, and says which had none", async () => {
    await giveCredit(tree.organizationId, 63_000n * 2n + 1n);
    expect(await program.post(usage(), { reports: batch(3) })).toMatchObject({
      status: 402,
      body: { errors: [{ pointer: "/reports/2" }] },
    });
    expect(await entries()).toEqual([]);
    expect(await balance()).toBe(126_001n);
  });

  test("of 101, or with one key twice, is refused", async () => {
    await giveCredit(tree.organizationId);
    expect((await program.post(usage(), { reports: batch(101) })).status).toBe(422);
    expect((await program.post(usage(), { reports: [own, own] })).status).toBe(422);
    const [wrong] = batch(1);
    expect(
      await program.post(usage(), { reports: [own, { ...wrong, priceMicros: undefined }] }),
    ).toMatchObject({ status: 422, body: { errors: [{ pointer: "/reports/1/priceMicros" }] } });
    expect(await entries()).toEqual([]);
  });
});

describe("a server token", () => {
  test("does nothing else, anywhere", async () => {
    for (const path of [
      "/whoami",
      "/tree",
      `/nodes/${tree.agent.id}`,
      `${usage()}?from=2026-01-01&to=2026-01-02&by=node`,
      "/server-tokens",
      "/events",
    ]) {
      const { status } = await program.get(path);
      expect([path, [403, 404].includes(status)]).toEqual([path, true]);
    }
    expect((await program.post("/server-tokens", { name: "more" })).status).toBe(403);
    expect(
      (await program.post(`/nodes/${tree.team.id}/children`, { kind: "agent", name: "x" })).status,
    ).toBe(403);
    expect((await program.delete(`/nodes/${tree.agent.id}`)).status).toBe(403);
    const { events } = await execute(listActivity, tree.owner, {
      nodeId: tree.organizationId,
      operation: "delete_node",
    });
    expect(events).toMatchObject([
      { outcome: "refused", actor: { kind: "program", name: "Runtime" } },
    ]);
  });

  test("reports for agents of its own organization only", async () => {
    await giveCredit(tree.organizationId);
    const other = await createTree();
    expect((await program.post(`/nodes/${other.agent.id}/usage`, own)).status).toBe(404);
    expect((await program.post(`/nodes/${tree.team.id}/usage`, own)).status).toBe(422);
    const path = encodeURIComponent(`${tree.slug}/growth/website/scout`);
    expect((await program.post(`/nodes/${path}/usage`, own)).status).toBe(200);
  });

  test("is let in no more once it is revoked or has ended", async () => {
    await giveCredit(tree.organizationId);
    const { organizationId } = tree;
    const end = (data: { revokedAt?: Date | null; expiresAt?: Date }) =>
      inOrganization(organizationId, (tx) =>
        tx.serverToken.updateMany({ where: { organizationId }, data }),
      );
    await end({ revokedAt: new Date() });
    expect((await program.post(usage(), own)).status).toBe(401);
    await end({ revokedAt: null, expiresAt: new Date(Date.now() - 1) });
    expect((await program.post(usage(), own)).status).toBe(401);
    await end({ expiresAt: new Date(Date.now() + 60_000) });
    expect((await program.post(usage(), own)).status).toBe(200);
  });

  test("an owner may report by hand, and nobody below", async () => {
    await giveCredit(tree.organizationId);
    const owner = api({ token: await createTestToken(tree.owner) });
    expect((await owner.post(usage(), own)).status).toBe(200);
    const actor = { kind: "agent", nodeId: tree.agent.id } as const;
    const agent = { actor, organizationId: tree.organizationId };
    await expect(
      execute(reportUsage, agent, { nodeId: tree.agent.id, ...tokens }),
    ).rejects.toMatchObject({ kind: "forbidden" });
  });
});
