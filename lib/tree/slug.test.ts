import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Slug, toSlug } from "./slug";

describe("the address part made from a name", () => {
  test.each([
    ["Growth", "growth"],
    ["Café & Bar", "cafe-bar"],
    ["  --Éire 2-- ", "eire-2"],
    ["Ünïcödé", "unicode"],
    ["!!!", ""],
    ["00000000-0000-0000-0000-00000000000F", "id-00000000-0000-0000-0000-00000000000f"],
    [`${"x".repeat(39)} y`, "x".repeat(39)],
  ])("of %j is %j", (name, slug) => {
    expect(toSlug(name)).toBe(slug);
  });

  test("is empty or valid, whatever the name", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme", maxLength: 80 }), fc.uuid()), (name) => {
        const slug = toSlug(name);
        expect(slug === "" || Slug.safeParse(slug).success).toBe(true);
      }),
    );
  });
});

describe("an address part", () => {
  test.each(["a", "a-b", "7", "x".repeat(40)])("may be %j", (slug) => {
    expect(Slug.safeParse(slug).success).toBe(true);
  });

  test.each([
    "",
    "-",
    "-a",
    "a-",
    "a--b",
    "A",
    "a_b",
    "a/b",
    "x".repeat(41),
    "0193e7a0-1b2c-7d3e-8f40-5a6b7c8d9e0f",
    "00000000-0000-9000-f000-00000000000f",
  ])("may not be %j", (slug) => {
    expect(Slug.safeParse(slug).success).toBe(false);
  });
});
