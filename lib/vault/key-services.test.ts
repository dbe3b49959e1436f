import { randomBytes } from "node:crypto";
import { writeFileSync, mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { inspect } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type KeyService, startKms, startTransit } from "@/lib/testing/key-service";
import { masterKeysFrom } from "./master-keys";

const arn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const base64 = () => randomBytes(32).toString("base64");
let kms: KeyService;
let transit: KeyService;

beforeAll(async () => {
  kms = await startKms([arn, "alias/alfe"]);
  transit = await startTransit("teams/a/transit", ["alfe", "other"], "vault-token");
  vi.stubEnv("AWS_REGION", "eu-central-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "id");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  vi.stubEnv("AWS_ENDPOINT_URL_KMS", kms.url);
  vi.stubEnv("VAULT_ADDR", transit.url);
  vi.stubEnv("VAULT_TOKEN", "vault-token");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([kms.close(), transit.close()]);
});
afterEach(() => {
  kms.state = "up";
  transit.state = "up";
});

const file = path.join(mkdtempSync(path.join(os.tmpdir(), "alfe-keys-")), "key");
writeFileSync(file, `${base64()}\n`);

const kinds = [
  { kind: "the environment", entry: `k:${base64()}`, other: `k:${base64()}` },
  { kind: "a file", entry: `k:file:${file}`, other: `k:${base64()}` },
  { kind: "AWS KMS", entry: `k:aws-kms:${arn}`, other: "k:aws-kms:alias/alfe" },
  {
    kind: "Vault transit",
    entry: "k:vault-transit:teams/a/transit/alfe",
    other: "k:vault-transit:teams/a/transit/other",
  },
];
const context = { purpose: "organization key", organization: "o", version: "1" };

describe.each(kinds)("a master key in $kind", ({ entry, other }) => {
  const key = randomBytes(32);
  const wrap = () => masterKeysFrom(entry).first.wrap(key, context);
  const unwrap = (wrapped: string, by = entry, as: Record<string, string> = context) =>
    masterKeysFrom(by).first.unwrap(wrapped, as);

  test("wraps a key so that it unwraps to the same, and two wraps differ", async () => {
    const [one, two] = [await wrap(), await wrap()];
    expect(one).not.toBe(two);
    for (const wrapped of [one, two]) {
      expect(Buffer.from(wrapped).includes(key)).toBe(false);
      expect(wrapped).not.toContain(key.toString("base64"));
      expect(await unwrap(wrapped)).toEqual(key);
    }
  });

  test("unwraps whatever the order in which the context is said", async () => {
    const { purpose, ...rest } = context;
    expect(await unwrap(await wrap(), entry, { ...rest, purpose })).toEqual(key);
  });

  test.each([
    ["for another organization", { organization: "p" }],
    ["for another version", { version: "2" }],
    ["for another purpose", { purpose: "server key" }],
  ])("does not unwrap %s", async (_what, change) => {
    const wrapped = await wrap();
    await expect(unwrap(wrapped, entry, { ...context, ...change })).rejects.toThrow(
      "The master key k does not unwrap what is stored under its id",
    );
  });

  test("does not unwrap with another key under the same id, nor with a key of another kind", async () => {
    const wrapped = await wrap();
    const others = kinds.filter((each) => each.entry !== entry && each.kind !== "the environment");
    for (const by of [other, ...others.map((each) => each.entry)])
      await expect(unwrap(wrapped, by)).rejects.toThrow("does not unwrap what is stored");
  });

  test("does not unwrap what was changed or cut off", async () => {
    const wrapped = await wrap();
    const at = wrapped.length - 8;
    const changed =
      wrapped.slice(0, at) + (wrapped[at] === "A" ? "B" : "A") + wrapped.slice(at + 1);
    for (const text of [changed, wrapped.slice(0, -12), wrapped.slice(0, 5), ""])
      await expect(unwrap(text)).rejects.toThrow("does not unwrap what is stored");
  });
});

describe.each([
  { kind: "AWS KMS", entry: `k:aws-kms:${arn}`, service: () => kms },
  {
    kind: "Vault transit",
    entry: "k:vault-transit:teams/a/transit/alfe",
    service: () => transit,
  },
])("$kind", ({ entry, service }) => {
  test.each(["down", "hanging"] as const)(
    "is unavailable while it is %s, says which key, and tells nothing secret",
    async (state) => {
      const master = masterKeysFrom(entry).first;
      const key = randomBytes(32);
      const wrapped = await master.wrap(key, context);
      service().state = state;
      const started = performance.now();
      // Both are waited for at once: either may be the first to fail.
      const errors = await Promise.all(
        [master.wrap(key, context), master.unwrap(wrapped, context)].map((work) =>
          work.catch((cause: unknown) => cause),
        ),
      );
      for (const error of errors) {
        expect(error).toMatchObject({ kind: "unavailable" });
        const printed = inspect(error, { depth: 20, showHidden: true });
        expect(printed).toContain("key service of the master key k");
        expect(printed).not.toContain(key.toString("base64"));
        expect(printed).not.toContain("vault-token");
      }
      // Longer than this no transaction may wait.
      expect(performance.now() - started).toBeLessThan(9_000);
      service().state = "up";
      expect(await master.unwrap(wrapped, context)).toEqual(key);
    },
  );
});

test("a key that the service does not have wraps nothing", async () => {
  await expect(
    masterKeysFrom("k:aws-kms:alias/nowhere").first.wrap(randomBytes(32), context),
  ).rejects.toMatchObject({ kind: "unavailable" });
  await expect(
    masterKeysFrom("k:vault-transit:teams/a/transit/nowhere").first.wrap(randomBytes(32), context),
  ).rejects.toThrow();
});

test("a token that Vault refuses is no answer about the key", async () => {
  const master = masterKeysFrom("k:vault-transit:teams/a/transit/alfe").first;
  const wrapped = await master.wrap(randomBytes(32), context);
  vi.stubEnv("VAULT_TOKEN", "expired");
  await expect(master.unwrap(wrapped, context)).rejects.toMatchObject({ kind: "unavailable" });
  vi.stubEnv("VAULT_TOKEN", "vault-token");
  expect(await master.unwrap(wrapped, context)).toHaveLength(32);
});

test("a key that is not configured is named", () => {
  expect(() => masterKeysFrom(`k:${base64()}`).get("gone")).toThrow(
    "The master key gone is not in ALFE_MASTER_KEYS.",
  );
});
