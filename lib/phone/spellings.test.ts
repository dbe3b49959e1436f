import { describe, expect, test } from "vitest";
import { spellingsOf, toSpelling } from "./spellings";

describe.each([
  ["+5215512345678", "+525512345678"],
  ["+5491123456789", "+541123456789"],
])("%s and %s", (one, other) => {
  test("are the same phone, whichever of them is told", () => {
    expect(toSpelling(one)).toBe(toSpelling(other));
    for (const written of [one, other])
      expect(spellingsOf(written)).toEqual(expect.arrayContaining([one, other]));
  });
});

test("other numbers are one spelling, however they are written", () => {
  expect(spellingsOf("+14155550100")).toEqual(["+14155550100"]);
  expect(toSpelling("+1 (415) 555-0100")).toBe("+14155550100");
  // A number of Mexico that only begins like one with the digit.
  expect(toSpelling("+521551234567")).toBe(toSpelling("+521551234567"));
});

test("senders that are no numbers stay as they are", () => {
  expect(spellingsOf("ACME")).toEqual(["ACME"]);
  expect(spellingsOf("72345")).toEqual(["72345"]);
});
