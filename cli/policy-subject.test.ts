import { expect, test } from "vitest";
import { parseSubject } from "./policy-subject";

test.each([
  ["all:write", { scope: "all", target: "", effect: "write" }],
  [
    "google-drive:destructive",
    { scope: "integration", target: "google-drive", effect: "destructive" },
  ],
  ["github_create_issue", { scope: "tool", target: "github_create_issue", effect: "" }],
  ["self:install", { scope: "self", target: "install", effect: "" }],
])("%s is a subject", (text, subject) => {
  expect(parseSubject(text)).toEqual(subject);
});

test.each([
  "",
  "github",
  ":write",
  "github:all",
  "self:write",
  "all:install",
  "a:b:read",
  "github_x:read:y",
])("%j is none", (text) => {
  expect(() => parseSubject(text)).toThrow(expect.objectContaining({ kind: "usage" }));
});
