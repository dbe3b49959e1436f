import fc from "fast-check";
import { expect, test } from "vitest";
import { quoteProvider } from "./provider-text";

test("a provider's sentence stays as it is, on one line", () => {
  expect(quoteProvider("Body failed\n  validation: title\tis too long.")).toBe(
    "Body failed validation: title is too long.",
  );
});

test("ids and paths stay readable", () => {
  for (const text of [
    "Could not find page with ID: 1f2e3d4c-5b6a-4988-8012-3456789abcde.",
    "No such file: docs/2026/archive-of-notes.md",
  ])
    expect(quoteProvider(text)).toBe(text);
});

test("what looks like a secret is left out", () => {
  for (const secret of [
    "gho_16C7e42F292c6912E7710c838347Ae178B4a",
    "xoxb-123456789012-abcdefABCDEF",
    "rk_live_51P***************************Kgd",
    "ya29.a0AfH6SMBx7Qk9",
    "1//0gLu8abcdefghij_klmnop-123",
  ])
    expect(quoteProvider(`The token ${secret} is not valid.`)).not.toContain(secret);
  expect(quoteProvider("Authorization: Bearer abc.def")).not.toContain("abc.def");
});

test("nothing longer than 200 characters and no line break ever comes out", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 600 }), (text) => {
      const quoted = quoteProvider(text) ?? "";
      expect(quoted.length).toBeLessThanOrEqual(200);
      expect(quoted).not.toMatch(/[\r\n]/);
    }),
  );
});

test("what is no text is nothing", () => {
  for (const value of [undefined, null, 3, {}, "", "  "])
    expect(quoteProvider(value)).toBeUndefined();
});
