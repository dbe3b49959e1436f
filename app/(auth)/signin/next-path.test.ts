import { describe, expect, test } from "vitest";
import { toNextPath } from "./next-path";

describe("where one goes after signing in", () => {
  test("is the page that was asked for", () => {
    expect(toNextPath("/acme/growth?tab=tools#x")).toBe("/acme/growth?tab=tools#x");
  });

  test.each([
    "https://evil.test/",
    "//evil.test/",
    "/\\evil.test/",
    "/\t/evil.test",
    "/.//evil.test/",
    "/a/..//evil.test/",
    "/%2e%2e//evil.test/",
    "javascript:alert(1)",
    "",
    undefined,
    ["/a"],
  ])("is never another server: %j", (next) => {
    expect(toNextPath(next)).toBe("/");
  });
});
