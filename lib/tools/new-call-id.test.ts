import { expect, test } from "vitest";
import { newCallId } from "./new-call-id";

test("ids are UUIDs of version 7, in the order of time, and never the same", () => {
  const ids = Array.from({ length: 1_000 }, (_, index) => newCallId(1_700_000_000_000 + index));
  expect(ids).toEqual(ids.toSorted());
  for (const id of ids)
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(new Set(Array.from({ length: 1_000 }, () => newCallId(1))).size).toBe(1_000);
});
