import { expect, test } from "vitest";
import { safeJson, safeLines, safeText } from "./safe-text";

const hostile = "a\u001B[31mb\r\n\u009B2Jc\u202Ed\u0000";

test("no control character of a server's text reaches the terminal", () => {
  expect(safeText(hostile)).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
  expect(safeLines(hostile).replaceAll("\n", "")).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
});

test("lines stay lines where they are wanted", () => {
  expect(safeLines("a\r\nb\tc")).toBe("a\nb\tc");
});

test("JSON has no control character, and is read as what it was", () => {
  const value = { text: hostile, list: [1, null, "ok"] };
  expect(safeJson(value).replaceAll("\n", "")).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
  expect(JSON.parse(safeJson(value))).toEqual(value);
});
