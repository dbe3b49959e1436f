import { hkdfSync } from "node:crypto";
import { env } from "@/lib/env";

export type MasterKey = { id: string; bytes: Buffer };

/** The master keys of the environment: the first seals, all of them open. */
export function masterKeys(): MasterKey[] {
  return env()
    .ALFE_MASTER_KEYS.split(",")
    .map((entry) => {
      const [id = "", encoded = ""] = entry.trim().split(":");
      const bytes = Buffer.from(encoded, "base64");
      if (!/^[\w-]{1,32}$/.test(id) || bytes.length !== 32)
        throw new Error("ALFE_MASTER_KEYS must be id:base64 pairs of 32 bytes each");
      return { id, bytes };
    });
}

export function sealingKey(): MasterKey {
  const [key] = masterKeys();
  if (!key) throw new Error("ALFE_MASTER_KEYS is empty");
  return key;
}

/** A key for one other purpose, e.g. keyed hashes; knowing it tells nothing about the master key. */
export const derivedKey = (purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", sealingKey().bytes, "", `alfe ${purpose}`, 32));
