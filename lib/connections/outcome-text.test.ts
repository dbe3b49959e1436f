import { expect, test } from "vitest";
import { type AttemptOutcome, type AttemptStatus, attemptStatuses, statusOf } from "./attempt";
import { describeAttempt } from "./outcome-text";

const tell = (status: AttemptStatus, outcome: AttemptOutcome = {}) =>
  describeAttempt({
    status,
    outcome,
    provider: "GitHub",
    integration: "GitHub",
    node: "Growth",
    toolsTotal: 6,
    reference: "0193",
  });

const open = ["open", "waiting", "finishing", "partial", "done", "already_connected"];

test.each(attemptStatuses.filter((status) => !open.includes(status)))(
  "an attempt that ended as %s says what happened and that nothing was kept",
  (status) => {
    const text = tell(status, {
      account: "acme-ops",
      expectedAccount: "octocat",
      missing: ["repo"],
    });
    expect(text).toMatch(/^[A-Z].*\.$/);
    if (status !== "taken") expect(text).toMatch(/nothing was (saved|changed)/i);
  },
);

test.each<[AttemptStatus, AttemptOutcome, string]>([
  ["done", { account: "octocat", toolsOn: 6 }, "Connected as octocat. 6 tools are on."],
  ["done", { account: "octocat", toolsOn: 1 }, "Connected as octocat. 1 tool is on."],
  [
    "wrong_account",
    { account: "acme-ops", expectedAccount: "octocat" },
    "You signed in as acme-ops; this connection belongs to octocat. Nothing was changed.",
  ],
  [
    "partial",
    { account: "octocat", missing: ["write issues"], toolsOn: 5 },
    "octocat did not allow write issues. 5 of 6 tools would work.",
  ],
  [
    "missing_required",
    { missing: ["repo"] },
    "Without repo no tool can work, so nothing was saved.",
  ],
])("%s is told as the screens have it", (status, outcome, text) => {
  expect(tell(status, outcome)).toBe(text);
});

test("an attempt ends by its time, also one that broke off while finishing", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const at = (status: string, expiresAt: string, endedAt: Date | null = null) =>
    statusOf({ status, expiresAt: new Date(expiresAt), endedAt }, now);
  expect(at("waiting", "2026-11-22T12:00:01Z")).toBe("waiting");
  expect(at("waiting", "2026-11-22T12:00:00Z")).toBe("expired");
  expect(at("partial", "2026-11-22T11:00:00Z")).toBe("expired");
  expect(at("finishing", "2026-11-22T11:00:00Z")).toBe("provider_failed");
  expect(at("done", "2026-11-22T11:00:00Z", now)).toBe("done");
});
