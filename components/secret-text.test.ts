import { expect, test } from "vitest";
import { toSecretText } from "./secret-text";

test.each([
  ["  rk_live_1\n", "rk_live_1"],
  ['"rk_live_1"', "rk_live_1"],
  [" 'rk_live_1 ' ", "rk_live_1"],
])("a pasted secret loses the spaces and quotes around it: %j", (pasted, secret) => {
  expect(toSecretText(pasted)).toBe(secret);
});

test.each(['"half', "it's", 'a "quoted" word', ""])("nothing inside is touched: %j", (text) => {
  expect(toSecretText(text)).toBe(text);
});
