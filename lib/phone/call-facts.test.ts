import fc from "fast-check";
import { expect, test } from "vitest";
import { type CallFacts, isOver, minutesOf, nextCallFacts } from "./call-facts";

const at = new Date("2026-11-22T10:00:00Z");
const later = new Date("2026-11-22T10:01:05Z");
const ringing: CallFacts = { direction: "in", party: "+14155550100", state: "ringing" };

test("a call rings, is answered and ends, with the seconds that it took", () => {
  const answered = nextCallFacts(ringing, { state: "answered" }, at);
  expect(answered).toMatchObject({ state: "answered", answeredAt: at.toISOString() });
  expect(nextCallFacts(answered, { state: "ended" }, later)).toMatchObject({ seconds: 65 });
  expect(nextCallFacts(answered, { state: "ended", seconds: 60 }, later)).toMatchObject({
    seconds: 60,
  });
});

test("a call that nobody answered failed, whatever the provider calls its end", () => {
  expect(nextCallFacts(ringing, { state: "ended" }, later)).toMatchObject({ state: "failed" });
});

test("of a call of which nobody knows whose it is nothing is kept", () => {
  expect(nextCallFacts(undefined, { state: "answered" }, at)).toBeUndefined();
});

test("once it is over it stays so, in whatever order and how often its events are told", () => {
  const event = fc.record(
    {
      state: fc.constantFrom("ringing", "answered", "ended", "failed"),
      seconds: fc.nat(4_000),
      direction: fc.constant("in"),
      party: fc.constant("+14155550100"),
    },
    { requiredKeys: ["direction", "party"] },
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 8 }), (events) => {
      let facts: CallFacts | undefined;
      let over: CallFacts["state"] | undefined;
      for (const each of events) {
        facts = nextCallFacts(facts, each, at);
        if (over !== undefined) expect(facts?.state).toBe(over);
        else if (facts && isOver(facts)) over = facts.state;
      }
    }),
  );
});

test.each([
  [0, 1n],
  [1, 1n],
  [60, 1n],
  [61, 2n],
])("%i s are %i begun minutes", (seconds, minutes) => {
  expect(minutesOf(seconds)).toBe(minutes);
});
