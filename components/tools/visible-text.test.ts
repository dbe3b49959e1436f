import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { visibleText } from "./visible-text";

describe("visible text", () => {
  test("what turns text around is written out", () => {
    expect(visibleText("invoice\u202egpj.exe")).toBe("invoice\\u202egpj.exe");
  });

  test("what has no width is written out", () => {
    expect(visibleText("a\u200bb\ufeffc\u00add")).toBe("a\\u200bb\\ufeffc\\u00add");
  });

  test("tags beyond the first plane and lone surrogates are written out", () => {
    expect(visibleText("a\u{e0041}b\ud800c")).toBe("a\\u{e0041}b\\ud800c");
  });

  test("ordinary text of any script stays, with its lines and tabs", () => {
    const text = "Zwei Zeilen\n\tÜber naïve cafés, 日本語, עברית, 🎉 and “quotes”";
    expect(visibleText(text)).toBe(text);
  });

  test("nothing of what was hidden is left, whatever the text", () => {
    const hidden = fc.constantFrom("\u202e", "\u2066", "\u200d", "\u0000", "\u{e0020}");
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), hidden, (text, mark) => {
        expect(visibleText(text + mark)).not.toContain(mark);
      }),
    );
  });
});
