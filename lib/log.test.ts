import { expect, test } from "vitest";
import { scrub } from "./log";

test.each([
  ['{"access_token":"abcdefgh12345678"}', "abcdefgh12345678"],
  [JSON.stringify({ cause: '{"refresh_token":"1//0abcdefgh"}' }), "1//0abcdefgh"],
  ["/api/oauth/github/callback?code=abcdef123456&state=xyzxyzxyz", "abcdef123456"],
  ["authorization: Bearer abcdefgh12345678", "abcdefgh12345678"],
  ["connect to postgres://owner:hunter22@db/alfe", "hunter22"],
])("a secret does not reach the log: %s", (text, secret) => {
  expect(scrub(text)).not.toContain(secret);
});

test("a line stays readable where a secret was in a text within it", () => {
  const line = scrub(JSON.stringify({ cause: '{"access_token":"abcdefgh12345678","more":1}' }));
  expect(JSON.parse(line)).toEqual({ cause: '{"access_token":"[redacted]","more":1}' });
});
