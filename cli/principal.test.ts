import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { writeLogins } from "./credentials-file";
import { findPrincipal, isReadable } from "./principal";

const organization = { id: "1", slug: "acme", name: "acme" };
const login = (token: string) => ({ token, expiresAt: null, organization });
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "alfe-principal-"));
  vi.stubEnv("ALFE_CONFIG_DIR", folder);
  for (const name of ["ALFE_URL", "ALFE_TOKEN", "ALFE_KEY"]) vi.stubEnv(name, "");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test("a token goes only to the server that gave it", () => {
  writeLogins({
    current: "https://a.example",
    servers: { "https://a.example": login("a"), "https://b.example:8443": login("b") },
  });
  expect(findPrincipal(undefined)).toMatchObject({ origin: "https://a.example", token: "a" });
  expect(findPrincipal("https://b.example:8443/acme")).toMatchObject({ token: "b" });
  expect(findPrincipal("https://b.example")).toMatchObject({ token: null });
  expect(findPrincipal("http://a.example")).toMatchObject({ token: null });
});

test("the environment goes before what was signed in to, and an option before the environment", () => {
  writeLogins({ current: "https://a.example", servers: { "https://a.example": login("a") } });
  vi.stubEnv("ALFE_URL", "https://c.example/");
  vi.stubEnv("ALFE_KEY", "key");
  expect(findPrincipal(undefined)).toEqual({
    origin: "https://c.example",
    token: "key",
    kind: "agent",
    login: null,
  });
  expect(findPrincipal("https://d.example").origin).toBe("https://d.example");
});

test.each(["nonsense", "ftp://a.example", "javascript:alert(1)"])("%s is no server", (url) => {
  expect(() => findPrincipal(url)).toThrow(expect.objectContaining({ kind: "usage" }));
});

test("what is sent in clear past this computer is told apart", () => {
  const clear = ["http://a.example", "http://localhost.example", "http://10.0.0.1:3000"];
  const safe = ["https://a.example", "http://localhost:3000", "http://127.0.0.1", "http://[::1]:1"];
  expect(clear.map(isReadable)).toEqual([true, true, true]);
  expect(safe.map(isReadable)).toEqual([false, false, false, false]);
});
