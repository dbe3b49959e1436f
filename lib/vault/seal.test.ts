import { randomBytes } from "node:crypto";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type seal, type SealedPlace, type unseal } from "./seal";
import { Secret } from "./secret";

const place: SealedPlace = {
  organizationId: "01900000-0000-7000-8000-000000000001",
  table: "connection",
  rowId: "01900000-0000-7000-8000-000000000002",
  field: "credential",
  version: 1,
};

const keys = [
  `first:${randomBytes(32).toString("base64")}`,
  `second:${randomBytes(32).toString("base64")}`,
];

/** Runs with these master keys in the environment; the modules read it at their first use. */
async function withKeys(value: string) {
  vi.resetModules();
  vi.stubEnv("ALFE_MASTER_KEYS", value);
  vi.stubEnv("ALFE_APP_DATABASE_URL", "postgresql://unused");
  vi.stubEnv("NEXTAUTH_SECRET", "x".repeat(32));
  return await import("./seal");
}

let vault: { seal: typeof seal; unseal: typeof unseal };
beforeEach(async () => {
  vault = await withKeys(keys.join(","));
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test("a sealed value opens at its place and shows nothing of itself", () => {
  const sealed = vault.seal({ accessToken: "recognizable" }, place);
  expect(sealed).not.toContain("recognizable");
  expect(vault.unseal(sealed, place)).toEqual({ accessToken: "recognizable" });
});

test("sealing the same value twice gives different texts", () => {
  expect(vault.seal("same", place)).not.toBe(vault.seal("same", place));
});

describe("a sealed value does not open", () => {
  test.each<[string, Partial<SealedPlace>]>([
    ["in another organization", { organizationId: "01900000-0000-7000-8000-000000000009" }],
    ["in another table", { table: "connect_attempt" }],
    ["in another row", { rowId: "01900000-0000-7000-8000-000000000009" }],
    ["in another field", { field: "sealed" }],
    ["as another version", { version: 2 }],
    ["where two parts only look the same together", { table: "connectio", field: "ncredential" }],
  ])("%s", (_where, other) => {
    const sealed = vault.seal("secret", place);
    expect(() => vault.unseal(sealed, { ...place, ...other })).toThrow();
  });

  test("with any one character changed or cut off", () => {
    const sealed = vault.seal("secret", place);
    const start = sealed.indexOf(".") + 1;
    for (let at = start; at < sealed.length; at += 7) {
      const flipped = sealed[at] === "A" ? "B" : "A";
      expect(() =>
        vault.unseal(sealed.slice(0, at) + flipped + sealed.slice(at + 1), place),
      ).toThrow();
      expect(() => vault.unseal(sealed.slice(0, at), place)).toThrow();
    }
  });

  test("without its master key, which is named", async () => {
    const sealed = vault.seal("secret", place);
    const other = await withKeys(keys[1] ?? "");
    expect(() => other.unseal(sealed, place)).toThrow(
      "Master key first is not in ALFE_MASTER_KEYS",
    );
  });
});

test("what an older master key sealed still opens when a new one comes first", async () => {
  const sealed = vault.seal("secret", place);
  const rotated = await withKeys(keys.toReversed().join(","));
  expect(rotated.unseal(sealed, place)).toBe("secret");
});

test("a secret in memory prints as redacted", () => {
  const secret = new Secret({ accessToken: "recognizable" });
  const printed = [
    String(secret),
    JSON.stringify({ secret }),
    inspect({ secret }),
    secret.toString(),
  ];
  expect(printed.join()).not.toContain("recognizable");
  expect(secret.reveal().accessToken).toBe("recognizable");
});
