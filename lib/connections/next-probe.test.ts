import { describe, expect, test } from "vitest";
import { isKnownHealthy, nextProbeMs } from "./next-probe";
import { aheadMs } from "./refresh-times";

const now = new Date("2026-11-22T12:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const day = 24 * 60;
const healthy = {
  lastUsedAt: ago(5),
  createdAt: ago(30 * day),
  unansweredSince: null,
  brokenAt: null,
};
const minutes = (changes: Partial<Parameters<typeof nextProbeMs>[0]> = {}) =>
  nextProbeMs({ ...healthy, ...changes }, now) / 60_000;

describe("the next look at a connection", () => {
  test.each([
    ["one in use: every half hour", {}, 30],
    ["one whose provider is silent: every five minutes", { unansweredSince: ago(1) }, 5],
    ["one whose app is refused: every five minutes", { brokenAt: ago(60) }, 5],
    ["one that nothing has used for a week: every six hours", { lastUsedAt: ago(8 * day) }, 360],
    [
      "one that was never used, made today: every half hour",
      { lastUsedAt: null, createdAt: ago(60) },
      30,
    ],
    ["one that was never used, made long ago: every six hours", { lastUsedAt: null }, 360],
    [
      "a silent one that nothing uses: every six hours",
      { lastUsedAt: null, unansweredSince: ago(1) },
      360,
    ],
  ])("%s", (_title, changes, expected) => {
    expect(minutes(changes)).toBe(expected);
  });

  test.each([
    ["accepted a minute ago", { checkedAt: ago(1) }, true],
    ["accepted long ago", { checkedAt: ago(25) }, false],
    ["never accepted", { checkedAt: null }, false],
    ["silent since", { checkedAt: ago(1), unansweredSince: ago(1) }, false],
    ["refused since", { checkedAt: ago(1), brokenAt: ago(1) }, false],
    ["unused, accepted four hours ago", { checkedAt: ago(240), lastUsedAt: ago(8 * day) }, true],
  ])("%s", (_title, changes, expected) => {
    expect(isKnownHealthy({ ...healthy, ...changes }, now)).toBe(expected);
  });
});

test.each([
  [30, 60],
  [300, 60],
  [3_600, 360],
  [86_400, 600],
])("a token that lives %i s is renewed %i s before its end", (lifetime, ahead) => {
  expect(aheadMs(lifetime * 1000)).toBe(ahead * 1000);
});
