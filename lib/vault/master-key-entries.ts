import { readFileSync } from "node:fs";

/** One entry of ALFE_MASTER_KEYS: where a master key is. */
export type MasterKeyEntry =
  | { kind: "bytes"; id: string; bytes: Buffer }
  | { kind: "aws-kms"; id: string; keyId: string }
  | { kind: "vault-transit"; id: string; mount: string; key: string };

/** What is wrong with ALFE_MASTER_KEYS, to follow its name in a sentence. */
export class MasterKeyFormatError extends Error {
  override readonly name = "MasterKeyFormatError";
}

/** Reads `id:…` entries, separated by commas. Never repeats key material in an error. */
export function readMasterKeyEntries(text: string): MasterKeyEntry[] {
  const entries = text.split(",").map((entry) => readEntry(entry.trim()));
  const ids = entries.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new MasterKeyFormatError(`names the key ${twice} twice`);
  return entries;
}

const form =
  "must be id:base64, id:file:/path, id:aws-kms:<key> or id:vault-transit:<mount>/<key> entries, separated by commas";

function readEntry(text: string): MasterKeyEntry {
  const [, id, where] = /^([\w-]{1,32}):(.+)$/.exec(text) ?? [];
  if (!id || !where) throw new MasterKeyFormatError(form);
  const [, kind, rest] = /^(file|aws-kms|vault-transit):(.+)$/.exec(where) ?? [];
  if (kind === undefined || rest === undefined)
    return { kind: "bytes", id, bytes: readBytes(id, where) };
  if (kind === "file") return { kind: "bytes", id, bytes: readBytes(id, readKeyFile(id, rest)) };
  if (kind === "aws-kms") return { kind, id, keyId: rest };
  const [, mount, key] = /^([\w./-]*[\w.-])\/([\w.-]+)$/.exec(rest) ?? [];
  if (!mount || !key) throw new MasterKeyFormatError(form);
  return { kind: "vault-transit", id, mount, key };
}

function readKeyFile(id: string, path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
    throw new MasterKeyFormatError(
      `names the file ${path} for the key ${id}, which cannot be read (${code})`,
    );
  }
}

function readBytes(id: string, encoded: string): Buffer {
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(encoded)) throw new MasterKeyFormatError(form);
  const bytes = Buffer.from(encoded, "base64");
  if (bytes.length === 32) return bytes;
  throw new MasterKeyFormatError(`has a key ${id} of ${String(bytes.length)} bytes instead of 32`);
}
