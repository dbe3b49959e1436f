import { describe, expect, test } from "vitest";
import { requireDestination } from "./destination";
import { assertMaySend, limitsOf, type SendingFacts } from "./sending-rules";

const number = "+14155550100";
const facts = (changes: Partial<SendingFacts> = {}): SendingFacts => ({
  kind: "text",
  number,
  facts: {},
  limits: limitsOf({}, number, changes.kind ?? "text"),
  hasOptedOut: false,
  sentToday: 0,
  ...changes,
});
const send =
  (to: string, changes: Partial<SendingFacts> = {}) =>
  () =>
    assertMaySend(requireDestination(to), facts(changes));

const german = "+4915123456789";

test("without a list a number reaches its own country and no other", () => {
  expect(send("+14155552671")).not.toThrow();
  expect(send(german)).toThrow(/may only reach US/);
  // The same +1, another country: where pumping of texts is paid best.
  expect(send("+18765551234")).toThrow(/in JM/);
});

test("a list says where else, and then nothing but it counts", () => {
  const limits = limitsOf({ allowed_countries: ["DE"] }, number, "text");
  expect(send(german, { limits })).not.toThrow();
  expect(send("+14155552671", { limits })).toThrow(/may only reach DE/);
});

describe("whoever opted out gets no text", () => {
  test("and may still be called", () => {
    expect(send("+14155552671", { hasOptedOut: true })).toThrow(/START/);
    expect(send("+14155552671", { hasOptedOut: true, kind: "call" })).not.toThrow();
  });
});

test("a premium number is reached by nothing, whatever is allowed", () => {
  const limits = limitsOf({ allowed_countries: ["US", "GB"] }, number, "call");
  expect(send("+449098790000", { limits, kind: "call" })).toThrow(/premium/);
  expect(send("+19002345678", { limits, kind: "call" })).toThrow(/premium/);
});

test.each([
  ["with digits after its end, which networks leave out", "+49900123456789"],
  ["of a shared price with digits after its end", "+49137123456789"],
  ["that follows its owner around, at a price of its own", "+447012345678"],
])("nor is one %s", (_what, to) => {
  const limits = limitsOf({ allowed_countries: ["DE", "GB"] }, number, "call");
  expect(send(to, { limits, kind: "call" })).toThrow(/premium/);
});

test("an ordinary number is none, also one that is longer than others there", () => {
  const limits = limitsOf({ allowed_countries: ["DE", "AT"] }, number, "call");
  for (const to of [german, "+4930555010012", "+4315123456789"])
    expect(send(to, { limits, kind: "call" })).not.toThrow();
});

test("while texts wait for registration calls go, and the state is named", () => {
  const waiting = {
    states: [
      { id: "voice", state: "ok", text: "Voice ready" },
      { id: "sms", state: "waiting", text: "SMS pending registration" },
    ],
  } as const;
  expect(send("+14155552671", { facts: waiting })).toThrow(/SMS pending registration/);
  expect(send("+14155552671", { facts: waiting, kind: "call" })).not.toThrow();
});

test("the cap of a day holds for texts and calls apart", () => {
  const settings = { texts_per_day: 2, calls_per_day: 0 };
  const texts = limitsOf(settings, number, "text");
  expect(send("+14155552671", { limits: texts, sentToday: 1 })).not.toThrow();
  expect(send("+14155552671", { limits: texts, sentToday: 2 })).toThrow(/2 texts/);
  const calls = limitsOf(settings, number, "call");
  expect(send("+14155552671", { limits: calls, kind: "call" })).toThrow(/0 calls/);
});

test("the number itself gets nothing of its own", () => {
  expect(send(number)).toThrow(/itself/);
});

test.each(["", "4155552671", "+1", "tel:+14155552671", "+1 415 555 2671", "+0000000000", "anna"])(
  "%j is no destination",
  (to) => {
    expect(send(to)).toThrow();
  },
);
