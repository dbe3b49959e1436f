import { expect, test } from "vitest";
import { dollars } from "./dollars";

test.each([
  ["1150000", "$1.15"],
  ["7900", "$0.0079"],
  ["14000", "$0.0140"],
  ["0", "$0.00"],
  ["2000000", "$2.00"],
  ["123456789012345678", "$123456789012.345678"],
  ["100000", "$0.10"],
])("%s millionths are %s", (amount, text) => {
  expect(dollars(amount)).toBe(text);
});
