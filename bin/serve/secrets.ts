import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { MasterKeyFormatError, readMasterKeyEntries } from "@/lib/vault/master-key-entries";
import { Refusal } from "../refusal";
import { variable } from "./settings";

export type Secrets = {
  /** `id:base64` pairs, comma separated; the first seals. */
  masterKeys: string;
  sessionSecret: string;
};

const masterKeysName = "ALFE_MASTER_KEYS";
const sessionSecretName = "NEXTAUTH_SECRET";

/** The secrets of a real server: from the environment, and strong, or there is no start. */
export function requireSecrets(): Secrets {
  return {
    masterKeys: require(masterKeysName, "1:<32 random bytes in base64>", weaknessOfMasterKeys),
    sessionSecret: require(sessionSecretName, "at least 32 random characters", weaknessOfSecret),
  };
}

/** The secrets of a demo: made up once and kept beside its data. */
export function demoSecrets(dataDir: string): Secrets {
  const kept = keptSecrets(dataDir);
  return {
    masterKeys: checked(masterKeysName, weaknessOfMasterKeys) ?? kept.masterKeys,
    sessionSecret: checked(sessionSecretName, weaknessOfSecret) ?? kept.sessionSecret,
  };
}

function keptSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  const secrets: Secrets = {
    masterKeys: `demo:${randomBytes(32).toString("base64")}`,
    sessionSecret: randomBytes(32).toString("base64"),
  };
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

type Weakness = (value: string) => string | undefined;

function require(name: string, form: string, weakness: Weakness): string {
  const value = checked(name, weakness);
  if (value) return value;
  throw new Refusal(`${name} is not set: outside demo mode it must be ${form}.`);
}

function checked(name: string, weakness: Weakness): string | undefined {
  const value = variable(name);
  const found = value && weakness(value);
  if (found) throw new Refusal(`${name} ${found}.`);
  return value;
}

function weaknessOfMasterKeys(value: string): string | undefined {
  try {
    const weak = readMasterKeyEntries(value).find(
      (entry) => entry.kind === "bytes" && isMonotonous(entry.bytes, 16),
    );
    return weak && `has a key ${weak.id} that is not random`;
  } catch (error) {
    if (error instanceof MasterKeyFormatError) return error.message;
    throw error;
  }
}

function weaknessOfSecret(value: string): string | undefined {
  if (value.length < 32) return "is shorter than 32 characters";
  if (isMonotonous(Buffer.from(value), 10)) return "is not random";
  return undefined;
}

/**
 * Whether bytes repeat, or follow one another, far more than chance would have it: 32 random bytes
 * have at least 16 different ones, and 32 random hexadecimal digits at least 10, but for a few in a
 * hundred thousand.
 */
function isMonotonous(bytes: Buffer, least: number): boolean {
  const steps = [...bytes.subarray(1)].map((byte, index) => byte - (bytes[index] ?? 0));
  return new Set(bytes).size < least || new Set(steps).size < 5;
}
