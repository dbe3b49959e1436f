import "server-only";
import { env } from "@/lib/env";
import { localMasterKey } from "./local-master-key";
import type { MasterKey } from "./master-key";

let known: { text: string; keys: readonly MasterKey[] } | undefined;

/** The master keys of the environment: the first wraps, all of them unwrap. */
function masterKeys(): readonly MasterKey[] {
  const text = env().ALFE_MASTER_KEYS;
  if (known?.text !== text) known = { text, keys: parseMasterKeys(text) };
  return known.keys;
}

export function parseMasterKeys(text: string): MasterKey[] {
  return text.split(",").map((entry) => {
    const [id = "", encoded = ""] = entry.trim().split(":");
    const bytes = Buffer.from(encoded, "base64");
    if (!/^[\w-]{1,32}$/.test(id) || bytes.length !== 32)
      throw new Error("ALFE_MASTER_KEYS must be id:base64 pairs of 32 bytes each");
    return localMasterKey(id, bytes);
  });
}

/** The master key that wraps new keys. */
export function wrappingKey(): MasterKey {
  const [key] = masterKeys();
  if (!key) throw new Error("ALFE_MASTER_KEYS is empty");
  return key;
}

/** A master key by its id, which is named where it is missing. */
export function masterKey(id: string): MasterKey {
  const key = masterKeys().find((known) => known.id === id);
  if (!key) throw new Error(`Master key ${id} is not in ALFE_MASTER_KEYS`);
  return key;
}
