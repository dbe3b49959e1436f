import { expect, test } from "vitest";
import { text, toDecimal } from "./ledger-csv";

test.each([
  ["=1+1", "'=1+1"],
  ["+1 415", "'+1 415"],
  ["-2", "'-2"],
  ["@cmd", "'@cmd"],
  ["  =1", "'  =1"],
  ["\t=1", "'\t=1"],
  ["＝1", "'＝1"],
  ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
])("%j is no formula any more", (value, cell) => {
  expect(text(value)).toBe(cell);
});

test("a cell with commas, quotes or lines is one cell", () => {
  expect(text('a, "b"\nc')).toBe('"a, ""b""\nc"');
  expect(text("plain")).toBe("plain");
});

test.each([
  ["0", "0.000000"],
  ["7900", "0.007900"],
  ["-7900", "-0.007900"],
  ["-25000000", "-25.000000"],
  ["9007199254740993000001", "9007199254740993.000001"],
])("%s micro-dollars are exactly %s", (micros, dollars) => {
  expect(toDecimal(micros)).toBe(dollars);
});
