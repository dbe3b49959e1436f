import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { parseAttemptId, toAttemptId } from "./attempt-id";

test("an attempt's id names its organization and comes back as it was", () => {
  const [organizationId, id] = [randomUUID(), randomUUID()];
  const attemptId = toAttemptId(organizationId, id);
  expect(attemptId).toMatch(/^[\w-]{43}$/);
  expect(parseAttemptId(attemptId)).toEqual({ organizationId, id });
});

test.each(["", "used", "a".repeat(42), "a".repeat(44), `${"a".repeat(42)}!`, `${"a".repeat(42)}b`])(
  "%j is no attempt's id",
  (attemptId) => {
    expect(parseAttemptId(attemptId)).toBeUndefined();
  },
);
