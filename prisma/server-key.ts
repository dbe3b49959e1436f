import { randomBytes } from "node:crypto";
import pg from "pg";
import { WrongMasterKeyError } from "@/lib/vault/master-key";
import { type MasterKeys, masterKeysFrom, MissingMasterKeyError } from "@/lib/vault/master-keys";
import { organizationKeyContext } from "@/lib/vault/organization-key-context";
import { serverKeyContext, serverKeyId } from "@/lib/vault/server-key-row";
import { Refusal } from "../bin/refusal";

type Wrapped = { masterKeyId: string; wrapped: string };

/**
 * The server's own secret, made at the first start. Refuses a database of which anything is wrapped
 * by a master key that is not in `masterKeysText`, or is another one under the same id.
 */
export async function openServerKey(ownerUrl: string, masterKeysText: string): Promise<Buffer> {
  const masterKeys = masterKeysFrom(masterKeysText);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtextextended('alfe server key', 0))");
    const row = (await readRow(client)) ?? (await createRow(client, masterKeys));
    const serverKey = await masterKeys.get(row.masterKeyId).unwrap(row.wrapped, serverKeyContext);
    await checkOrganizationKeys(client, masterKeys);
    return serverKey;
  } catch (cause) {
    throw explained(cause);
  } finally {
    await client.end();
  }
}

async function readRow(client: pg.Client): Promise<Wrapped | undefined> {
  const { rows } = await client.query<Wrapped>(
    'select master_key_id as "masterKeyId", wrapped from server_key where id = $1',
    [serverKeyId],
  );
  return rows[0];
}

async function createRow(client: pg.Client, masterKeys: MasterKeys): Promise<Wrapped> {
  const { first } = masterKeys;
  const secret = (await formerSecret(client, masterKeys)) ?? randomBytes(32);
  const row = { masterKeyId: first.id, wrapped: await first.wrap(secret, serverKeyContext) };
  await client.query("insert into server_key (id, master_key_id, wrapped) values ($1, $2, $3)", [
    serverKeyId,
    row.masterKeyId,
    row.wrapped,
  ]);
  return row;
}

/** Before there was a server key, keyed hashes followed from the first master key itself. */
async function formerSecret(
  client: pg.Client,
  masterKeys: MasterKeys,
): Promise<Buffer | undefined> {
  const { rowCount } = await client.query("select from outside_account limit 1");
  if (rowCount === 0) return undefined;
  const bytes = masterKeys.all.find((key) => key.bytes !== undefined)?.bytes;
  if (bytes) return bytes;
  throw new Refusal(
    "ALFE_MASTER_KEYS lacks the key that this database has been used with: add it after the new one.",
  );
}

/** One key of each master key is really unwrapped: an id alone does not say that it is the same key. */
async function checkOrganizationKeys(client: pg.Client, masterKeys: MasterKeys): Promise<void> {
  type Sample = {
    organization: string;
    version: number | null;
    id: string;
    wrapped: string | null;
  };
  const { rows } = await client.query<Sample>(`
    select distinct on (u.master_key_id) u.organization, u.version, u.master_key_id as id, u.wrapped
    from master_keys_in_use() u order by u.master_key_id, u.version desc nulls last, u.organization`);
  for (const { organization, version, id, wrapped } of rows) {
    const masterKey = masterKeys.get(id);
    if (version !== null && wrapped !== null)
      await masterKey.unwrap(wrapped, organizationKeyContext(organization, version));
  }
}

function explained(cause: unknown): unknown {
  if (cause instanceof MissingMasterKeyError || cause instanceof WrongMasterKeyError)
    return new Refusal(`${cause.message} Stored secrets could not be opened.`, { cause });
  if (cause instanceof Error && cause.name === "AppError" && cause.cause instanceof Error)
    return new Refusal(`${cause.cause.message}.`);
  return cause;
}
