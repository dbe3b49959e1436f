import { expect, test } from "vitest";
import { inOrganization } from "./db";
import { createTree } from "./testing/fixtures";

test("a statement that takes too long is told as a busy server, not as a defect", async () => {
  const { organizationId } = await createTree();
  const slow = inOrganization(organizationId, async (tx) => {
    await tx.$executeRaw`set local statement_timeout = '50ms'`;
    await tx.$queryRaw`select pg_sleep(5)::text`;
  });
  await expect(slow).rejects.toMatchObject({ kind: "unavailable", retryAfterSeconds: 2 });
});

test("a lock that somebody holds too long is told as a busy server", async () => {
  const { organizationId, team } = await createTree();
  const { promise: held, resolve: release } = Promise.withResolvers<undefined>();
  const lock = (tx: Parameters<Parameters<typeof inOrganization>[1]>[0]) => tx.$queryRaw`
    select id from node where organization_id = ${organizationId}::uuid and id = ${team.id}::uuid for update`;
  const holder = inOrganization(organizationId, async (tx) => {
    await lock(tx);
    await held;
  });
  const waiting = inOrganization(organizationId, async (tx) => {
    await tx.$executeRaw`set local lock_timeout = '50ms'`;
    await tx.$queryRaw`select pg_sleep(0.1)::text`;
    await lock(tx);
  });
  await expect(waiting).rejects.toMatchObject({ kind: "unavailable" });
  release(undefined);
  await holder;
});

test("inside an organization nothing of another one exists, whatever is asked", async () => {
  const one = await createTree();
  const other = await createTree();
  const seen = await inOrganization(one.organizationId, (tx) =>
    tx.node.findMany({ where: { organizationId: other.organizationId } }),
  );
  expect(seen).toEqual([]);
});
