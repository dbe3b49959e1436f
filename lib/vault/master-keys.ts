import { env } from "@/lib/env";
import { awsKmsMasterKey } from "./aws-kms-master-key";
import { localMasterKey } from "./local-master-key";
import type { MasterKeyProvider } from "./master-key";
import { type MasterKeyEntry, readMasterKeyEntries } from "./master-key-entries";
import { vaultTransitMasterKey } from "./vault-transit-master-key";

/** The master keys of a server: the first wraps, all of them unwrap. */
export type MasterKeys = {
  first: MasterKeyProvider;
  all: readonly MasterKeyProvider[];
  /** A key by its id, which is named where it is missing. */
  get: (id: string) => MasterKeyProvider;
};

function toProvider(entry: MasterKeyEntry): MasterKeyProvider {
  if (entry.kind === "aws-kms") return awsKmsMasterKey(entry.id, entry.keyId);
  if (entry.kind === "vault-transit")
    return vaultTransitMasterKey(entry.id, entry.mount, entry.key);
  return localMasterKey(entry.id, entry.bytes);
}

/** Stored data needs a master key that is not configured. */
export class MissingMasterKeyError extends Error {
  override readonly name = "MissingMasterKeyError";

  constructor(id: string) {
    super(`The master key ${id} is not in ALFE_MASTER_KEYS.`);
  }
}

/** Reads the value of ALFE_MASTER_KEYS. Nothing is asked of a key service yet. */
export function masterKeysFrom(text: string): MasterKeys {
  const all = readMasterKeyEntries(text).map(toProvider);
  const [first] = all;
  if (!first) throw new Error("ALFE_MASTER_KEYS is empty");
  const byId = new Map(all.map((key) => [key.id, key]));
  const get = (id: string) => {
    const key = byId.get(id);
    if (!key) throw new MissingMasterKeyError(id);
    return key;
  };
  return { first, all, get };
}

let known: MasterKeys | undefined;

/** The master keys of the environment. */
export const masterKeys = (): MasterKeys => (known ??= masterKeysFrom(env().ALFE_MASTER_KEYS));
