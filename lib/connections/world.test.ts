import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

/** The module as a process with this environment has it. */
async function inEnvironment(variables: Record<string, string>) {
  vi.resetModules();
  const base = {
    ALFE_APP_DATABASE_URL: "postgresql://nowhere/alfe",
    ALFE_MASTER_KEYS: `k:${randomBytes(32).toString("base64")}`,
    NEXTAUTH_SECRET: "x".repeat(32),
    ALFE_SANDBOX: "0",
    ALFE_SANDBOX_URL: "http://127.0.0.1:3001",
    GITHUB_CLIENT_ID: "",
    GITHUB_CLIENT_SECRET: "",
  };
  for (const [name, value] of Object.entries({ ...base, ...variables })) vi.stubEnv(name, value);
  const world = await import("./world");
  const { providers } = await import("@/lib/providers/catalog");
  return { ...world, providers };
}

const real = { GITHUB_CLIENT_ID: "id", GITHUB_CLIENT_SECRET: "secret" };
const sandbox = { ALFE_SANDBOX: "1" };

beforeEach(() => vi.unstubAllEnvs());
afterEach(() => vi.unstubAllEnvs());

test.each([
  ["nothing", {}, null],
  ["the sandbox", sandbox, "sandbox"],
  ["a provider app", real, "real"],
  ["both: the app wins", { ...real, ...sandbox }, "real"],
])("an OAuth provider with %s", async (_title, variables, expected) => {
  const { worlds } = await inEnvironment(variables);
  expect(worlds([]).oauth("github")).toBe(expected);
  expect(worlds([]).oauth("stripe")).toBeNull();
});

const own = (world: "real" | "sandbox") => [{ id: "an-app", provider: "github", world }];

test.each([
  ["a real app goes before the sandbox", "real", sandbox, "real"],
  ["a real app goes before the server's", "real", real, "real"],
  ["an app of the sandbox goes before the server's", "sandbox", { ...real, ...sandbox }, "sandbox"],
  ["an app of the sandbox says nothing while that is off", "sandbox", real, "real"],
  ["an app of the sandbox alone, while that is off, leads nowhere", "sandbox", {}, null],
] as const)("the organization's own: %s", async (_title, world, variables, expected) => {
  const { worlds } = await inEnvironment(variables);
  expect(worlds(own(world)).oauth("github")).toBe(expected);
  expect(worlds(own(world)).oauth("notion")).toBe(worlds([]).oauth("notion"));
});

describe("a pasted key", () => {
  test("goes only to the world it is of", async () => {
    const { worldOfKey, providers } = await inEnvironment(sandbox);
    const { stripe } = providers;
    if (!stripe) throw new Error("Stripe is in the catalog");
    expect(worldOfKey({ apiKey: "rk_sandbox_acme" }, stripe)).toBe("sandbox");
    expect(worldOfKey({ apiKey: "rk_live_abcdef" }, stripe)).toBe("real");
  });

  test("of the sandbox goes nowhere while the sandbox is off", async () => {
    const { worldOfKey, providers } = await inEnvironment({});
    const { stripe } = providers;
    if (!stripe) throw new Error("Stripe is in the catalog");
    expect(() => worldOfKey({ apiKey: "rk_sandbox_acme" }, stripe)).toThrow("which is off");
  });
});

test("requests to the sandbox are refused while it is off, and stay on its origin while it is on", async () => {
  await inEnvironment(sandbox);
  const on = await import("@/lib/outbound/route");
  expect(on.toWorld("https://api.github.com/user?a=b", "sandbox").href).toBe(
    "http://127.0.0.1:3001/api.github.com/user?a=b",
  );
  expect(on.toWorld("https://api.github.com/user", "real").href).toBe(
    "https://api.github.com/user",
  );
  await inEnvironment({});
  const off = await import("@/lib/outbound/route");
  expect(() => off.toWorld("https://api.github.com/user", "sandbox")).toThrow("The sandbox is off");
});
