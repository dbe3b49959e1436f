import { describe, expect, test } from "vitest";
import type { Approval } from "@/lib/approvals/approval";
import { askedByWords, endWords, wantsWords } from "./approval-words";

const node = { id: "n1", name: "scout", kind: "agent", path: "/acme/scout" } as const;

const approval: Approval = {
  id: "a1",
  kind: "call",
  state: "waiting",
  what: "refund a charge at Stripe",
  agent: node,
  integration: { id: "stripe", name: "Stripe", icon: "stripe" },
  budget: null,
  tool: { name: "stripe_create_refund", title: "Refund a charge", effect: "destructive" },
  account: null,
  arguments: {},
  reason: "",
  policy: { at: null },
  similarThisWeek: 0,
  createdAt: "2026-11-22T12:00:00.000Z",
  expiresAt: "2026-11-22T15:00:00.000Z",
  decidedAt: "2026-11-22T13:00:00.000Z",
  decidedBy: { id: "u1", name: "Ada" },
  note: "",
  detail: "",
  callId: null,
  durationMs: null,
  can: { decide: true },
  who: null,
};

describe("the words of an approval", () => {
  test("what is asked for reads as a sentence after the agent's name", () => {
    expect(wantsWords(approval)).toBe("wants to refund a charge at Stripe");
  });

  test("the place of the policy is named, and a default is called one", () => {
    expect(askedByWords(approval)).toBe("asks by default");
    const acme = { ...node, name: "acme" };
    expect(askedByWords({ ...approval, policy: { at: acme } })).toBe("asks, set at acme");
  });

  test("where a budget is why somebody is asked, its place is named and no policy", () => {
    const budget = { at: { ...node, name: "Growth" }, text: "" };
    expect(askedByWords({ ...approval, budget })).toBe("over the budget of Growth");
    expect(askedByWords({ ...approval, kind: "budget", budget })).toBe("budget of Growth");
  });

  test("a budget that was approved is told as raised", () => {
    const raised: Approval = { ...approval, kind: "budget", state: "done", durationMs: 0 };
    expect(endWords(raised, "u1")?.rest).toBe(". The budget is raised.");
  });

  test("whoever decided is called you on their own screen only", () => {
    const done: Approval = { ...approval, state: "done", durationMs: 412 };
    expect(endWords(done, "u1")).toEqual({ lead: "Approved by you", rest: ". Done in 412 ms." });
    expect(endWords(done, "u2")?.lead).toBe("Approved by Ada");
  });

  test("a call whose outcome is unknown is never told as done", () => {
    expect(endWords({ ...approval, state: "unknown" }, "u1")?.rest).toContain("not known");
  });

  test("what was voided says what changed", () => {
    const voided: Approval = {
      ...approval,
      state: "voided",
      detail: "GitHub was blocked at acme.",
    };
    expect(endWords(voided, "u1")).toEqual({
      lead: "Voided",
      rest: ". GitHub was blocked at acme.",
    });
  });

  test("what expired says after how long", () => {
    const expired: Approval = { ...approval, state: "expired", decidedAt: null, decidedBy: null };
    expect(endWords(expired, "u1")).toEqual({
      lead: "Expired after 3 h",
      rest: "; scout was told.",
    });
  });

  test("nothing is said of the end while it waits", () => {
    expect(endWords(approval, "u1")).toBeNull();
  });
});
