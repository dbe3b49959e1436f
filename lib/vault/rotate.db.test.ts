import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { openCredential, sealCredential } from "@/lib/connections/credential";
import { directory, inOrganization } from "@/lib/db";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { useKeysProgram } from "@/lib/testing/keys-program";
import { sealFormerly } from "@/lib/testing/seal-formerly";
import { createSealedConnections, createSealedRows } from "@/lib/testing/sealed-rows";
import { keyedHash } from "./token";
import { Secret } from "./secret";
import { unseal } from "./seal";
import { verify } from "./verify";

const { run: keys, former, added } = useKeysProgram();

const credentials = async ({ organizationId }: TestTree): Promise<string[]> => {
  const rows = await inOrganization(organizationId, (tx) =>
    tx.connection.findMany({ where: { organizationId }, select: { credential: true } }),
  );
  return rows.map(({ credential }) => credential ?? "");
};
const under = async (tree: TestTree, version: number): Promise<number> =>
  (await credentials(tree)).filter((text) => text.startsWith(`2.${String(version)}.`)).length;
const vaultOf = ({ organizationId }: TestTree) =>
  inOrganization(organizationId, async (tx) => ({
    vault: await tx.organizationVault.findFirst({ where: { organizationId } }),
    keys: await tx.organizationKey.findMany({
      where: { organizationId },
      select: { version: true, masterKeyId: true },
    }),
  }));
const expectAllOpen = async ({ organizationId }: TestTree) =>
  expect((await verify(organizationId)).unreadable).toEqual([]);

let small: TestTree;
let large: TestTree;
beforeAll(async () => {
  small = await createTree();
  large = await createTree();
  await createSealedRows(small);
  // In parts, because a busy machine does not seal all of them in one transaction's time.
  for (let part = 0; part < 8; part += 1) await createSealedConnections(large, 50);
});

test("a rotation that is killed three times on its way goes on where it was, and everything opens all along", async () => {
  const hash = await keyedHash("test", "value");
  for (const sealedAnew of [1, 120, 260]) {
    const rotation = keys(["rotate"]);
    while ((await under(large, 2)) < sealedAnew) await sleep(5);
    rotation.kill();
    await rotation.ended;
    // A batch that was under way ends in the database.
    await sleep(200);
    expect(await under(large, 1), "killed before the end").toBeGreaterThan(0);
    await Promise.all([expectAllOpen(small), expectAllOpen(large)]);
  }
  const { code, output } = await keys(["rotate"]).ended;
  expect(output).toContain("Going on with the rotation that began at");
  expect(output).toMatch(/Sealed anew: \d+ values, \d of \d organizations\./);
  expect(code).toBe(0);
  for (const tree of [small, large]) {
    await expectAllOpen(tree);
    // One rotation, however often it was begun.
    expect(await vaultOf(tree)).toMatchObject({
      vault: { currentVersion: 2, floorVersion: 2 },
      keys: [{ version: 2, masterKeyId: "k2" }],
    });
  }
  expect(await under(large, 2)).toBe(400);
  expect(await directory().serverKey.findMany()).toMatchObject([{ masterKeyId: "k2" }]);
  expect(await keyedHash("test", "value")).toEqual(hash);
}, 120_000);

test("readers and writers that never pause see no failure while keys are rotated", async () => {
  const { organizationId } = large;
  const rows = await inOrganization(organizationId, (tx) =>
    tx.connection.findMany({ where: { organizationId }, select: { id: true } }),
  );
  const some = () => rows[Math.floor(Math.random() * rows.length)]?.id ?? "";
  const { currentVersion: before } = (await vaultOf(large)).vault ?? { currentVersion: 0 };
  let over = false;
  const counts = { reads: 0, slowReads: 0, writes: 0 };
  const loop = async (work: () => Promise<void>) => {
    while (!over) await work();
  };
  const read = async () => {
    const id = some();
    const opened = await inOrganization(organizationId, (tx) =>
      openCredential(tx, { organizationId, id }, { live: true }),
    );
    expect(opened?.secret.reveal().accessToken).toContain(`token of ${id}`);
    counts.reads += 1;
  };
  // Between the text and its key a whole rotation may come to its end.
  const readSlowly = async () => {
    const id = some();
    await inOrganization(organizationId, async (tx) => {
      const row = await tx.connection.findFirstOrThrow({ where: { organizationId, id } });
      await sleep(1_500);
      const version = row.credentialVersion;
      const place = {
        organizationId,
        table: "connection",
        rowId: id,
        field: "credential",
        version,
      };
      await unseal(tx, row.credential ?? "", place);
    });
    counts.slowReads += 1;
  };
  const write = async () => {
    const id = some();
    await inOrganization(organizationId, async (tx) => {
      const opened = await openCredential(tx, { organizationId, id }, { live: true });
      const version = (opened?.version ?? 0) + 1;
      const secret = new Secret({ accessToken: `token of ${id}, ${String(version)}` });
      const { count } = await tx.connection.updateMany({
        where: { organizationId, id, credentialVersion: version - 1 },
        data: {
          credential: await sealCredential(tx, secret, { organizationId, id }, version),
          credentialVersion: version,
        },
      });
      counts.writes += count;
    });
  };
  const load = Promise.all([read, read, write, write, readSlowly, readSlowly].map(loop));
  const first = await Promise.race([keys(["rotate"]).ended, load.then(() => null)]);
  const second = await Promise.race([keys(["rotate"]).ended, load.then(() => null)]);
  over = true;
  await load;
  expect([first, second]).toMatchObject([{ code: 0 }, { code: 0 }]);
  expect(counts.reads).toBeGreaterThan(100);
  expect(counts.writes).toBeGreaterThan(50);
  expect(counts.slowReads).toBeGreaterThan(2);
  expect((await vaultOf(large)).vault).toMatchObject({ floorVersion: before + 2 });
  expect(await under(large, before + 2)).toBe(400);
  await expectAllOpen(large);
}, 120_000);

test("two rotations at once are as good as one", async () => {
  const ended = await Promise.all([keys(["rotate"]).ended, keys(["rotate"]).ended]);
  expect(ended, ended.map(({ output }) => output).join("\n")).toMatchObject([
    { code: 0 },
    { code: 0 },
  ]);
  for (const tree of [small, large]) {
    await expectAllOpen(tree);
    const { vault, keys: left } = await vaultOf(tree);
    expect(vault?.floorVersion).toBe(vault?.currentVersion);
    expect(left).toHaveLength(1);
  }
}, 120_000);

test("text from before organizations had keys is sealed under one, and its master key is no longer needed", async () => {
  const tree = await createTree();
  const { organizationId } = tree;
  const [id = ""] = await createSealedConnections(tree, 1);
  await inOrganization(organizationId, async (tx) => {
    await tx.organizationKey.deleteMany({ where: { organizationId } });
    await tx.organizationVault.deleteMany({ where: { organizationId } });
    const place = { organizationId, table: "connection", rowId: id, field: "credential" };
    const credential = sealFormerly(former, { accessToken: "old" }, { ...place, version: 1 });
    await tx.connection.updateMany({ where: { organizationId, id }, data: { credential } });
  });
  expect((await keys(["rotate", "--organization", tree.slug]).ended).code).toBe(0);
  const opened = await inOrganization(organizationId, (tx) =>
    openCredential(tx, { organizationId, id }, { live: true }),
  );
  expect(opened?.secret.reveal()).toEqual({ accessToken: "old" });
  expect((await vaultOf(tree)).vault).toMatchObject({ currentVersion: 2, floorVersion: 2 });
  const without = await keys(["verify"], added).ended;
  expect(without.output).toMatch(/(\d+) of \1 sealed values open/);
  expect(without.code).toBe(0);
}, 120_000);

test("what does not open is named, keeps its key, and holds up no other organization", async () => {
  const broken = await createTree();
  const fine = await createTree();
  const [id = ""] = await createSealedConnections(broken, 3);
  await createSealedConnections(fine, 3);
  const { organizationId } = broken;
  await inOrganization(organizationId, (tx) =>
    tx.connection.updateMany({ where: { organizationId, id }, data: { credentialVersion: 7 } }),
  );
  for (const command of ["verify", "rotate"]) {
    const { code, output } = await keys([command]).ended;
    expect(output).toContain(`connection ${id}: `);
    expect(output).toContain("1 sealed values do not open");
    expect(code).toBe(1);
  }
  expect((await vaultOf(fine)).vault).toMatchObject({ currentVersion: 2, floorVersion: 2 });
  expect(await vaultOf(broken)).toMatchObject({
    vault: { currentVersion: 2, floorVersion: 1 },
    keys: [{ version: 1 }, { version: 2 }],
  });
  const status = await keys(["status", "--organization", broken.slug]).ended;
  expect(status.output).toMatch(/k2 +environment or file +1 +yes +wraps new keys/);
  expect(status.output).toMatch(/test +environment or file +1\n/);
  expect(status.output).toMatch(
    new RegExp(
      `${organizationId} +version 2 +1 +1 \\(test\\), 2 \\(k2\\) +version 1: 1, version 2: 2`,
    ),
  );
}, 120_000);
