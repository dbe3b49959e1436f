import { createHmac, hkdfSync, randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { Refusal } from "@/bin/refusal";
import { directory, inOrganization } from "@/lib/db";
import { createTree } from "@/lib/testing/fixtures";
import { startKms } from "@/lib/testing/key-service";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { sealFormerly } from "@/lib/testing/seal-formerly";
import { createSealedConnections } from "@/lib/testing/sealed-rows";
import { masterKeysFrom } from "@/lib/vault/master-keys";
import { serverKeyContext } from "@/lib/vault/server-key-row";
import { appRole, enableRole, jobsRole } from "./roles";
import { openServerKey } from "./server-key";

useOwnDatabase();
const ownerUrl = process.env.ALFE_TEST_OWNER_DATABASE_URL ?? "";
const ours = process.env.ALFE_MASTER_KEYS ?? "";
const base64 = () => randomBytes(32).toString("base64");

const start = (masterKeys: string) => openServerKey(ownerUrl, masterKeys);
const refusalOf = async (masterKeys: string): Promise<string> => {
  const error: unknown = await start(masterKeys).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(Refusal);
  return (error as Refusal).message;
};

let serverKey: Buffer;
const where = { id: "server" };
/** Wraps the server key by the first of these master keys. */
async function wrapServerKey(masterKeys: string) {
  const { first } = masterKeysFrom(masterKeys);
  const wrapped = await first.wrap(serverKey, serverKeyContext);
  await directory().serverKey.updateMany({ where, data: { masterKeyId: first.id, wrapped } });
}
beforeAll(async () => {
  serverKey = await start(ours);
});
beforeEach(() => wrapServerKey(ours));

test("the server key is the same at every start, of several at once, and wherever its master key stands", async () => {
  const starts = [start(ours), start(ours), start(`new:${base64()},${ours}`)];
  expect(await Promise.all(starts)).toEqual([serverKey, serverKey, serverKey]);
  expect(serverKey).toHaveLength(32);
});

test("a start without the master key of the server key names it, and so does one with another under its id", async () => {
  const other = `other:${base64()}`;
  await wrapServerKey(other);
  expect(await start(`${ours},${other}`)).toEqual(serverKey);
  expect(await refusalOf(ours)).toBe(
    "The master key other is not in ALFE_MASTER_KEYS. Stored secrets could not be opened.",
  );
  expect(await refusalOf(`${ours},other:${base64()}`)).toMatch(
    /^The master key other does not unwrap what is stored under its id/,
  );
});

test("a start without the master key of any organization's key names it", async () => {
  const other = `other:${base64()}`;
  await wrapServerKey(other);
  expect(await start(other)).toEqual(serverKey);
  await createSealedConnections(await createTree(), 1);
  expect(await start(`${other},${ours}`)).toEqual(serverKey);
  expect(await refusalOf(other)).toMatch(/^The master key test is not in ALFE_MASTER_KEYS/);
  expect(await refusalOf(`${other},test:${base64()}`)).toMatch(
    /^The master key test does not unwrap what is stored under its id/,
  );
});

test("a start without the master key of text from before organizations had keys names it", async () => {
  const { organizationId, ...tree } = await createTree();
  const [id = ""] = await createSealedConnections({ organizationId, ...tree }, 1);
  const place = { organizationId, table: "connection", rowId: id, field: "credential", version: 1 };
  const first = `first:${base64()}`;
  const set = (credential: string) =>
    inOrganization(organizationId, (tx) =>
      tx.connection.updateMany({ where: { organizationId, id }, data: { credential } }),
    );
  await set(sealFormerly(first, "old", place));
  expect(await refusalOf(ours)).toMatch(/^The master key first is not in ALFE_MASTER_KEYS/);
  expect(await start(`${ours},${first}`)).toEqual(serverKey);
  await set(sealFormerly(ours, "old", place));
  expect(await start(ours)).toEqual(serverKey);
});

test("a start while the key service is down says so", async () => {
  const kms = await startKms(["alias/alfe"]);
  vi.stubEnv("AWS_ENDPOINT_URL_KMS", kms.url);
  vi.stubEnv("AWS_REGION", "eu-central-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "id");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  const masterKeys = `cloud:aws-kms:alias/alfe,${ours}`;
  await wrapServerKey(masterKeys);
  expect(await start(masterKeys)).toEqual(serverKey);
  kms.state = "down";
  expect(await refusalOf(masterKeys)).toMatch(/^The key service of the master key cloud failed/);
  vi.unstubAllEnvs();
  await kms.close();
});

test("the passwords of both roles follow from the server key, whichever master key wraps it", async () => {
  const urls = [];
  for (const role of [appRole, jobsRole] as const)
    urls.push(await enableRole(ownerUrl, role, serverKey));
  for (const url of urls) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.end();
  }
  expect(urls.map((url) => new URL(url).password)).toEqual(
    [process.env.ALFE_APP_DATABASE_URL, process.env.ALFE_JOBS_DATABASE_URL].map(
      (url) => new URL(url ?? "").password,
    ),
  );
});

test("a database from before there was a server key keeps its keyed hashes", async () => {
  const bytes = Buffer.from(ours.split(":")[1] ?? "", "base64");
  const formerKey = hkdfSync("sha256", bytes, "", "alfe outside grant", 32);
  const formerHash = createHmac("sha256", Buffer.from(formerKey)).update("octocat").digest();
  await directory().serverKey.deleteMany({ where });
  await directory().outsideAccount.create({
    data: { hash: new Uint8Array(formerHash), connectionId: randomUUID(), exclusive: false },
  });
  const service = "cloud:aws-kms:alias/alfe";
  expect(await refusalOf(service)).toMatch(/^ALFE_MASTER_KEYS lacks the key that this database/);
  expect(await start(ours)).toEqual(bytes);
  expect(await start(`new:${base64()},${ours}`)).toEqual(bytes);
  vi.resetModules();
  const { keyedHash } = await import("@/lib/vault/token");
  expect(Buffer.from(await keyedHash("outside grant", "octocat"))).toEqual(formerHash);
});
