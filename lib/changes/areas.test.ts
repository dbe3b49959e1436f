import { expect, test } from "vitest";
import { operations } from "@/lib/operations";
import { areas, areasOf, changedByOperation, changedInBackground } from "./areas";

const commands = operations.filter(({ kind }) => kind === "command").map(({ name }) => name);

test("every operation that changes something says what, and only those do", () => {
  expect(Object.keys(changedByOperation).toSorted()).toEqual(commands.toSorted());
});

test("what changes in the background is no operation's name", () => {
  expect(Object.keys(changedInBackground).filter((what) => commands.includes(what))).toEqual([]);
});

test("every operation is activity, and what nobody knows is everything", () => {
  for (const name of commands) expect(areasOf(name)).toContain("activity");
  expect(areasOf("of_a_later_version")).toEqual(areas);
});
