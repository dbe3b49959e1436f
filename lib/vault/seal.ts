import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { masterKeys, sealingKey } from "./keys";

/** Which field of which row a secret belongs to. A ciphertext opens nowhere else. */
export type SealedPlace = {
  organizationId: string;
  table: string;
  rowId: string;
  field: string;
  /** Counts replacements of the value, so that an old ciphertext cannot be put back. */
  version: number;
};

const format = "1";

/** The place as length-prefixed parts: no two places give the same bytes. */
function associatedData({ organizationId, table, rowId, field, version }: SealedPlace): Buffer {
  const parts = [format, organizationId, table, rowId, field, String(version)];
  return Buffer.concat(
    parts.flatMap((part) => {
      const bytes = Buffer.from(part);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}

function encrypt(key: Buffer, plain: Buffer, data: Buffer): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(data);
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, text, cipher.getAuthTag()]).toString("base64url");
}

function decrypt(key: Buffer, sealed: string, data: Buffer): Buffer {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < 28) throw new Error("Sealed text is too short");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12), {
    authTagLength: 16,
  })
    .setAAD(data)
    .setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
}

/**
 * Seals a value under a data key of its own, which is wrapped by the master key:
 * `format.masterKeyId.wrappedKey.ciphertext`. The place is bound to both.
 */
export function seal(value: unknown, place: SealedPlace): string {
  const data = associatedData(place);
  const master = sealingKey();
  const dataKey = randomBytes(32);
  const wrapped = encrypt(master.bytes, dataKey, data);
  const text = encrypt(dataKey, Buffer.from(JSON.stringify(value)), data);
  return [format, master.id, wrapped, text].join(".");
}

/** Opens what `seal` made for the same place; throws when anything about it was changed. */
export function unseal(sealed: string, place: SealedPlace): unknown {
  const [version, keyId, wrapped, text] = sealed.split(".");
  if (version !== format || !wrapped || !text) throw new Error("Unknown format of sealed text");
  const master = masterKeys().find(({ id }) => id === keyId);
  if (!master) throw new Error(`Master key ${keyId ?? ""} is not in ALFE_MASTER_KEYS`);
  const data = associatedData(place);
  return JSON.parse(
    decrypt(decrypt(master.bytes, wrapped, data), text, data).toString(),
  ) as unknown;
}
