import { afterEach, expect, test, vi } from "vitest";
import { randomBytes } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { requireSecrets } from "./secrets";

const key = () => randomBytes(32).toString("base64");
const strong = { ALFE_MASTER_KEYS: `1:${key()}`, NEXTAUTH_SECRET: key() };

function start(changes: Record<string, string>) {
  for (const [name, value] of Object.entries({ ...strong, ...changes })) vi.stubEnv(name, value);
  return requireSecrets();
}

afterEach(() => vi.unstubAllEnvs());

test("random secrets are accepted, also with several master keys and as hexadecimal digits", () => {
  expect(start({}).sessionSecret).toBe(strong.NEXTAUTH_SECRET);
  expect(() => start({ ALFE_MASTER_KEYS: `new:${key()},old:${key()}` })).not.toThrow();
  expect(() => start({ NEXTAUTH_SECRET: randomBytes(32).toString("hex") })).not.toThrow();
});

test("master keys may be in a file or in a key service, which is not asked yet", () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), "alfe-keys-")), "key");
  writeFileSync(file, `${key()}\n`);
  const arn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  const keys = [`f:file:${file}`, `kms:aws-kms:${arn}`, "alias:aws-kms:alias/alfe"];
  keys.push("vault:vault-transit:transit/alfe", "deep:vault-transit:teams/a/transit/alfe");
  expect(() => start({ ALFE_MASTER_KEYS: keys.join(", ") })).not.toThrow();
  writeFileSync(file, Buffer.alloc(32).toString("base64"));
  expect(() => start({ ALFE_MASTER_KEYS: `f:file:${file}` })).toThrow(/has a key f that is not/);
});

test("key material is never repeated in a refusal", () => {
  const almost = key().slice(0, -4);
  const starting = () => start({ ALFE_MASTER_KEYS: `1:${almost}` });
  expect(starting).toThrow(/has a key 1 of/);
  expect(starting).not.toThrow(almost);
});

test.each([
  ["a missing master key", { ALFE_MASTER_KEYS: "" }, /^ALFE_MASTER_KEYS is not set/],
  ["a master key without its id", { ALFE_MASTER_KEYS: key() }, /^ALFE_MASTER_KEYS must be/],
  [
    "a short master key",
    { ALFE_MASTER_KEYS: `1:${randomBytes(16).toString("base64")}` },
    /^ALFE_MASTER_KEYS has a key 1 of 16 bytes/,
  ],
  [
    "a master key of zeros",
    { ALFE_MASTER_KEYS: `1:${Buffer.alloc(32).toString("base64")}` },
    /^ALFE_MASTER_KEYS has a key 1 that is not random/,
  ],
  [
    "a master key that counts",
    { ALFE_MASTER_KEYS: `1:${Buffer.from([...Array(32).keys()]).toString("base64")}` },
    /^ALFE_MASTER_KEYS has a key 1 that is not random/,
  ],
  [
    "two keys of one id",
    { ALFE_MASTER_KEYS: `1:${key()},1:${key()}` },
    /^ALFE_MASTER_KEYS names the key 1 twice/,
  ],
  [
    "a file that is not there",
    { ALFE_MASTER_KEYS: "1:file:/nowhere/key" },
    /names the file \/nowhere\/key for the key 1, which cannot be read \(ENOENT\)/,
  ],
  [
    "a key service without its key",
    { ALFE_MASTER_KEYS: "1:vault-transit:alfe" },
    /^ALFE_MASTER_KEYS must be/,
  ],
  ["a missing session secret", { NEXTAUTH_SECRET: "" }, /^NEXTAUTH_SECRET is not set/],
  ["a short session secret", { NEXTAUTH_SECRET: "k3J".repeat(10) }, /^NEXTAUTH_SECRET is shorter/],
  ["a repeated session secret", { NEXTAUTH_SECRET: "changeme".repeat(5) }, /is not random/],
])("%s refuses to start and names the variable", (_title, changes, sentence) => {
  expect(() => start(changes)).toThrow(sentence);
});
