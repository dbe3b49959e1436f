import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { NoAnswerError } from "@/lib/outbound/no-answer";
import { ProviderCallError } from "@/lib/providers/call-error";
import type { ProviderFailure } from "@/lib/providers/provider";
import { ClientGoneError } from "@/lib/providers/revocation";
import { judgeFailure, type FailedTry } from "./judge-failure";
import { NeedsPersonError } from "./needs-person-error";
import { retryDelayMs } from "./retry-delay";

const now = new Date("2026-11-22T12:00:00Z");
const first: FailedTry = { kind: "revoke", tries: 1, startedAt: now, now, provider: "GitHub" };
const days = (count: number) => new Date(now.getTime() - count * 24 * 3_600_000);

const refused = (status: number, reason: ProviderFailure["reason"], retryAfterSeconds?: number) =>
  new ProviderCallError(
    { reason, message: "No.", ...(retryAfterSeconds && { retryAfterSeconds }) },
    status,
  );
const noAnswer = new NoAnswerError("unavailable", "GitHub did not answer in time.", {
  maybeReceived: true,
});

describe("a step is tried again", () => {
  test.each([
    [503, "unavailable"],
    [500, "unavailable"],
    [429, "rate_limited"],
    [408, "unavailable"],
    [425, "other"],
    [403, "rate_limited"],
  ] as const)("after status %i (%s)", (status, reason) => {
    expect(judgeFailure(refused(status, reason), first)).toEqual({
      next: "retry",
      afterMs: 20_000,
      detail: `GitHub answered ${status}.`,
    });
  });

  test("when there was no answer, or something failed on our side", () => {
    expect(judgeFailure(noAnswer, first)).toMatchObject({ detail: "GitHub did not answer." });
    const own = judgeFailure(new Error("password=hunter2"), first);
    expect(own).toMatchObject({ next: "retry", detail: "It failed on our side." });
  });

  test("not before the provider asks for it", () => {
    const judged = judgeFailure(refused(429, "rate_limited", 3600), first);
    expect(judged).toMatchObject({ next: "retry", afterMs: 3_600_000 });
  });

  test("until three days are over, then a person is asked", () => {
    const failed = { ...first, tries: 30, startedAt: days(2.9) };
    expect(judgeFailure(noAnswer, failed)).toMatchObject({ next: "retry", afterMs: 21_600_000 });
    expect(judgeFailure(noAnswer, { ...failed, startedAt: days(3) })).toEqual({
      next: "person",
      detail: "GitHub did not answer. It was tried for three days.",
    });
  });

  test("for as long as it takes, where nobody but the server can do it", () => {
    const failed = { ...first, kind: "destroy", startedAt: days(30) } as const;
    expect(judgeFailure(new Error("no database"), failed)).toMatchObject({ next: "retry" });
  });
});

describe("a person is asked at once", () => {
  test.each([
    [403, "forbidden"],
    [400, "invalid"],
    [401, "unauthorized"],
    [404, "not_found"],
    [422, "invalid"],
    [200, "other"],
  ] as const)("after the refusal %i (%s)", (status, reason) => {
    expect(judgeFailure(refused(status, reason), first)).toMatchObject({ next: "person" });
  });

  test("where the provider app is gone, or only a person can know", () => {
    for (const cause of [new ClientGoneError(), new NeedsPersonError("An answer was lost.")])
      expect(judgeFailure(cause, first)).toMatchObject({ next: "person", detail: cause.message });
  });

  test("but not for what passes by itself", () => {
    const busy = new AppError("unavailable", "The server is busy.");
    expect(judgeFailure(busy, first)).toMatchObject({ next: "retry" });
  });
});

test("waiting times double up to six hours", () => {
  const minutes = [1, 2, 3, 4, 8, 11, 12, 50].map((tries) => retryDelayMs(tries) / 60_000);
  expect(minutes.map((each) => Math.round(each * 10) / 10)).toEqual([
    0.3, 0.7, 1.3, 2.7, 42.7, 341.3, 360, 360,
  ]);
});
