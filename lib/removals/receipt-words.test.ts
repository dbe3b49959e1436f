import { describe, expect, test } from "vitest";
import { defineProvider } from "@/lib/providers/provider";
import { type StepCounts, stateOf, stepTitle, textOf, titleOf } from "./receipt-words";
import { detailsOf } from "./removal-details";

const details = detailsOf({ what: "Slack", from: "scout", providers: ["Slack"] });
const counts: StepCounts = {
  total: 5,
  over: 5,
  manual: 0,
  notSupported: 0,
  keptShared: 0,
  moving: 0,
};
const text = (change: Partial<StepCounts>, isFinished = false) =>
  textOf({ kind: "remove", details, isFinished, counts: { ...counts, ...change } });

test("a removal is named after what was removed and from where", () => {
  expect(titleOf(details)).toBe("Slack from scout");
  expect(titleOf(detailsOf({ what: "Everything at GitHub" }))).toBe("Everything at GitHub");
  expect(titleOf(detailsOf({}))).toBe("Something");
  expect(titleOf(detailsOf("of an older version"))).toBe("Something");
});

describe("a receipt says", () => {
  test("which step it is at", () => {
    expect(text({ over: 2, moving: 3 })).toBe("Step 3 of 5.");
  });
  test("what needs a person, also while the rest goes on", () => {
    const waits = { over: 2, manual: 1, moving: 1 };
    expect(text(waits)).toBe("Step 3 of 5. One step needs a person.");
    expect(text({ ...waits, manual: 2 })).toBe("Step 3 of 5. 2 steps need a person.");
    expect(text({ ...waits, moving: 0 })).toBe("Removed, with 1 thing left for a person.");
    const state = stateOf({ kind: "remove", isFinished: false, counts: { ...counts, ...waits } });
    expect(state).toBe("needs_person");
  });
  test("that nothing is left, and never when something is", () => {
    expect(text({}, true)).toBe("Removed. Everything set up for scout at Slack is gone.");
    expect(text({ notSupported: 2 }, true)).toBe("Removed, with 2 things left for a person.");
    expect(text({ keptShared: 1 }, true)).toBe(
      "Removed. A grant that other connections use was kept.",
    );
  });
  test("what was given back, and what the kill switch ended", () => {
    const told = { isFinished: true, counts };
    const github = detailsOf({ what: "Everything at GitHub", providers: ["GitHub"] });
    expect(textOf({ ...told, kind: "revoke_all", details: github })).toBe(
      "Removed. Every access at GitHub is gone.",
    );
    expect(textOf({ ...told, kind: "give_back", details: github })).toBe(
      "Removed. The access at GitHub was given back.",
    );
    expect(textOf({ ...told, kind: "remove", details: detailsOf({ what: "Web fetch" }) })).toBe(
      "Removed. There was nothing to clean up outside.",
    );
  });
});

test("a step of one provider alone is called what that provider calls it", () => {
  const provider = defineProvider({
    id: "chat",
    name: "Chat",
    auth: { type: "key", fields: [], guide: [] },
    hosts: [],
    accessUrl: "https://chat.test/apps",
    authorize: () => ({}),
    probe: () => Promise.resolve({ id: "1", name: "bot" }),
    sharesGrant: false,
    cleanUps: [
      {
        kind: "delete_webhooks",
        words: "Event address removed at Chat",
        run: () => Promise.resolve(undefined),
      },
    ],
  });
  expect(stepTitle("delete_webhooks", provider)).toBe("Event address removed at Chat");
  expect(stepTitle("revoke", provider)).toBe("Revoke the grant");
});
