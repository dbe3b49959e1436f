import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { startTestDatabase } from "@/prisma/test-database";
import { interleave, printMeasured } from "./interleave";

/** About what an OAuth credential is: an access token and a refresh token. */
const credential = {
  accessToken: randomBytes(48).toString("base64url"),
  refreshToken: randomBytes(48).toString("base64url"),
};
const connections = 10_000;

/**
 * Sealing and opening beside bare AES-256-GCM, and reading one connection's credential beside one bare
 * SELECT by the same key, in a database of its own.
 */
export async function benchVault(): Promise<void> {
  const masterKeys = `bench:${randomBytes(32).toString("base64")}`;
  const database = await startTestDatabase(masterKeys);
  try {
    process.env.ALFE_APP_DATABASE_URL = database.appUrl;
    process.env.ALFE_MASTER_KEYS = masterKeys;
    process.env.NEXTAUTH_SECRET = randomBytes(32).toString("base64");
    await benchSealing();
    await benchReading(database.appUrl);
  } finally {
    await database.stop();
  }
}

async function benchSealing(): Promise<void> {
  const { openUnder, parseSealed, sealUnder } = await import("@/lib/vault/sealed-text");
  const key = { version: 1, bytes: randomBytes(32) };
  const place = {
    organizationId: randomUUID(),
    table: "connection",
    rowId: randomUUID(),
    field: "credential",
    version: 1,
  };
  const plain = Buffer.from(JSON.stringify(credential));
  const bareSeal = () => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", key.bytes, nonce);
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  };
  const bare = bareSeal();
  const bareOpen = () => {
    const cipher = createDecipheriv("aes-256-gcm", key.bytes, bare.subarray(0, 12));
    cipher.setAuthTag(bare.subarray(-16));
    return Buffer.concat([cipher.update(bare.subarray(12, -16)), cipher.final()]);
  };
  const sealed = sealUnder(key, credential, place);
  const measured = await interleave([
    { name: "bare AES-256-GCM, encrypt", work: bareSeal },
    { name: "seal", work: () => sealUnder(key, credential, place) },
    { name: "bare AES-256-GCM, decrypt", work: bareOpen },
    { name: "open", work: () => openUnder(key.bytes, parseSealed(sealed), place) },
  ]);
  printMeasured(`${String(plain.length)} bytes, in memory`, measured.slice(0, 2));
  printMeasured(`${String(plain.length)} bytes, in memory`, measured.slice(2));
}

async function benchReading(appUrl: string): Promise<void> {
  const { inOrganization } = await import("@/lib/db");
  const { openCredential } = await import("@/lib/connections/credential");
  const organizationId = await fill();
  const { rows } = await withPool(appUrl, organizationId, (pool) =>
    pool.query<{ id: string }>("select id from connection where organization_id = $1", [
      organizationId,
    ]),
  );
  const some = () => rows[Math.floor(Math.random() * rows.length)]?.id ?? "";
  const select =
    "select credential, credential_version, token_expires_at from connection where organization_id = $1 and id = $2";
  await withPool(appUrl, organizationId, async (pool) => {
    const bareSelect = (client: Pick<pg.Pool, "query">) =>
      client.query({ name: "read", text: select, values: [organizationId, some()] });
    const measured = await interleave([
      { name: "bare indexed SELECT, pg", work: () => bareSelect(pool) },
      {
        name: "the same in a confined transaction, pg",
        work: async () => {
          const client = await pool.connect();
          await client.query("begin");
          await client.query("select set_config('alfe.organization_id', $1, true)", [
            organizationId,
          ]);
          await bareSelect(client);
          await client.query("commit");
          client.release();
        },
      },
      {
        name: "the same in a confined transaction, Prisma",
        work: () =>
          inOrganization(organizationId, (tx) =>
            tx.connection.findFirst({
              where: { organizationId, id: some() },
              select: { credential: true, credentialVersion: true, tokenExpiresAt: true },
            }),
          ),
      },
      {
        name: "openCredential: read, checked and opened",
        work: async () => {
          const opened = await inOrganization(organizationId, (tx) =>
            openCredential(tx, { organizationId, id: some() }, { live: true }),
          );
          if (opened?.secret.reveal().accessToken !== credential.accessToken)
            throw new Error("This is not the credential that was sealed");
        },
      },
    ]);
    printMeasured(`one of ${connections.toLocaleString("en")} credentials`, measured);
  });
}

/** One organization with many connections, sealed as the program does. */
async function fill(): Promise<string> {
  const { inOrganization } = await import("@/lib/db");
  const { createOrganization } = await import("@/lib/account/create-organization");
  const { sealingKey } = await import("@/lib/vault/organization-keys");
  const { sealUnder } = await import("@/lib/vault/sealed-text");
  const { id: organizationId } = await createOrganization({ kind: "system" }, { name: "bench" });
  for (let made = 0; made < connections; made += 1_000)
    await inOrganization(organizationId, async (tx) => {
      const key = await sealingKey(tx, organizationId);
      const data = Array.from({ length: 1_000 }, () => {
        const id = randomUUID();
        const place = { organizationId, table: "connection", rowId: id, field: "credential" };
        return {
          organizationId,
          id,
          nodeId: organizationId,
          provider: "github",
          world: "sandbox",
          accountId: id,
          accountName: "octocat",
          isDefault: false,
          credential: sealUnder(key, credential, { ...place, version: 1 }),
        };
      });
      await tx.connection.createMany({ data });
    });
  return organizationId;
}

/** Connections that see this organization only, so that a bare statement finds its rows. */
async function withPool<Result>(
  appUrl: string,
  organizationId: string,
  work: (pool: pg.Pool) => Promise<Result>,
): Promise<Result> {
  const options = `-c alfe.organization_id=${organizationId}`;
  const pool = new pg.Pool({ connectionString: appUrl, options, max: 1 });
  return work(pool).finally(() => pool.end());
}
