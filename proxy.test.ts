import { NextRequest } from "next/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

const settings = {
  ALFE_APP_DATABASE_URL: "postgresql://alfe_app@127.0.0.1/none",
  ALFE_MASTER_KEYS: "test:key",
  NEXTAUTH_SECRET: "x".repeat(32),
  ALFE_URL: "https://alfe.example",
  ALFE_DEMO: "",
  NODE_ENV: "production",
};

/** The proxy under an environment of its own, which it reads once. */
async function answer(url: string, { method = "GET", ...changes }: Record<string, string> = {}) {
  for (const [name, value] of Object.entries({ ...settings, ...changes })) vi.stubEnv(name, value);
  const { proxy } = await import("./proxy");
  const { host } = new URL(url);
  return proxy(new NextRequest(url, { method, headers: { host } }));
}

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllEnvs());

describe("every page", () => {
  test("runs only its own scripts, in no frame", async () => {
    const { headers } = await answer("https://alfe.example/acme");
    const policy = headers.get("content-security-policy") ?? "";
    const directives = new Map(
      policy.split("; ").map((part) => [part.split(" ")[0], part.split(" ").slice(1).join(" ")]),
    );
    expect(directives.get("script-src")).toMatch(
      /^'self' 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic'$/,
    );
    expect(Object.fromEntries(directives)).toMatchObject({
      "default-src": "'self'",
      "connect-src": "'self'",
      "object-src": "'none'",
      "base-uri": "'self'",
      "form-action": "'self'",
      "frame-ancestors": "'none'",
    });
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("permissions-policy")).toContain("camera=()");
    expect(headers.get("strict-transport-security")).toMatch(/max-age=31536000/);
  });

  test("has a nonce and a request id of its own, which the page is told", async () => {
    const [first, second] = [
      await answer("https://alfe.example/acme"),
      await answer("https://alfe.example/acme"),
    ];
    for (const name of ["content-security-policy", "x-request-id"])
      expect(first.headers.get(name)).not.toBe(second.headers.get(name));
    const nonce = first.headers.get("x-middleware-request-x-nonce") ?? "none";
    expect(first.headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
    expect(first.headers.get("x-middleware-request-x-request-id")).toBe(
      first.headers.get("x-request-id"),
    );
  });

  test("learns its own path, whatever a client says it is", async () => {
    const { headers } = await answer("https://alfe.example/acme/growth?tab=tools");
    expect(headers.get("x-middleware-request-x-alfe-path")).toBe("/acme/growth?tab=tools");
  });
});

test.each(["/signin", "/invite/token", "/reset?token=t", "/connect/id"])(
  "%s is neither stored nor named to others",
  async (path) => {
    const { headers } = await answer(`https://alfe.example${path}`);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  },
);

test("names that only begin like those pages are ordinary ones", async () => {
  const { headers } = await answer("https://alfe.example/connectors");
  expect(headers.get("cache-control")).toBeNull();
  expect(headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
});

test("over http nothing is said about https", async () => {
  const { headers } = await answer("http://127.0.0.1:3000/acme", {
    ALFE_URL: "http://127.0.0.1:3000",
  });
  expect(headers.get("strict-transport-security")).toBeNull();
});

describe("in demo mode", () => {
  const demo = { ALFE_URL: "http://127.0.0.1:3000", ALFE_DEMO: "1" };

  test("another name of this machine leads to the printed address", async () => {
    const there = "http://127.0.0.1:3000/acme?tab=tools";
    const response = await answer("http://localhost:3000/acme?tab=tools", demo);
    expect(response.headers.get("refresh")).toBe(`0; url=${there}`);
    expect(await response.text()).toContain(`<a href="${there}">`);
  });

  test("the printed address and everything that is sent stay where they are", async () => {
    for (const stays of [
      await answer("http://127.0.0.1:3000/acme", demo),
      await answer("http://localhost:3000/acme", { ...demo, method: "POST" }),
      await answer("http://localhost:3000/api/health", demo),
    ])
      expect(stays.headers.get("refresh")).toBeNull();
  });
});

test("in demo mode a name that leads here from elsewhere is refused, other than those of this machine", async () => {
  const demo = { ALFE_URL: "http://127.0.0.1:3000", ALFE_DEMO: "1", method: "POST" };
  for (const name of ["evil.test", "localhost.evil.test", "127.0.0.1.evil.test"])
    expect((await answer(`http://${name}:3000/signin`, demo)).status).toBe(421);
  for (const name of ["127.0.0.1", "localhost", "[::1]"])
    expect((await answer(`http://${name}:3000/signin`, demo)).status).toBe(200);
});

test("a path cannot lead to another host", async () => {
  const response = await answer("http://localhost:3000//evil.test/x", {
    ALFE_URL: "http://127.0.0.1:3000",
    ALFE_DEMO: "1",
  });
  expect(response.headers.get("refresh")).toBe("0; url=http://127.0.0.1:3000//evil.test/x");
});

test("an address cannot bring markup into the page that leads on", async () => {
  const response = await answer(`http://localhost:3000/"><script>?"'><script>`, {
    ALFE_URL: "http://127.0.0.1:3000",
    ALFE_DEMO: "1",
  });
  expect(await response.text()).not.toMatch(/<script|"[^"]*">[^<]*"/);
});

test("outside of demo mode no name is refused", async () => {
  expect((await answer("http://other.example/signin", { method: "POST" })).status).toBe(200);
});

test("outside of demo mode no host is led elsewhere", async () => {
  const { headers } = await answer("https://other.example/acme");
  expect(headers.get("refresh")).toBeNull();
});
