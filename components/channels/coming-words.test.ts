import { expect, test } from "vitest";
import { comingWords, waitsForPerson } from "./coming-words";

const integration = { id: "phone", name: "Phone", icon: null };
const number = { kind: "number" as const, name: "+1 555 0100", detail: "", integration };

test("a number that comes says how long, and that nobody has to stay", () => {
  const coming = { ...number, state: "making" };
  expect(comingWords(coming)).toBe(
    "Getting +1 555 0100. Usually under a minute; you may leave this page.",
  );
  expect(comingWords({ ...coming, detail: "The phone company is working on it." })).toBe(
    "Getting +1 555 0100. Usually under a minute; you may leave this page. The phone company is working on it.",
  );
});

test("nobody is sent to confirm a number, nor what is being taken back", () => {
  for (const state of ["waiting", "making", "made", "undoing"])
    expect(waitsForPerson({ kind: "number", state })).toBe(false);
  expect(waitsForPerson({ kind: "app", state: "undoing" })).toBe(false);
  expect(waitsForPerson({ kind: "app", state: "made" })).toBe(true);
  expect(waitsForPerson({ kind: "bot", state: "waiting" })).toBe(true);
});
