import { expect, test } from "vitest";
import { type Meter, meters, type Price, priceAt } from "./prices";
import { cardPrice, exactPrice, priceWords, pricesOf, toolPrice } from "./price-words";

const at = new Date("2026-11-23T00:00:00Z");

test("a price is told to its last digit, and never rounded", () => {
  expect([5_000n, 500n, 28n, 1_150_000n, 3_000_000n, 14_000n, 8_500n].map(exactPrice)).toEqual([
    "$0.0050",
    "$0.0005",
    "$0.000028",
    "$1.15",
    "$3.00",
    "$0.0140",
    "$0.0085",
  ]);
});

test.each<[Meter, string]>([
  ["web_search", "$0.0050 per search, the first 100 of each month free"],
  ["web_fetch", "$0.0005 per page, the first 1,000 of each month free"],
  ["number_month", "from $1.15 per month of a number"],
  ["model_input_token", "$3.00 per 1,000,000 tokens read"],
])("%s costs %s", (meter, words) => {
  expect(priceWords(priceAt(meter, at))).toBe(words);
});

test("a card names the least price, and says that there are others", () => {
  expect(cardPrice({})).toBeNull();
  expect(cardPrice({ meters: ["web_search"] }, at)).toBe("$0.0050 per search");
  expect(cardPrice({ meters: ["number_month", "sms_out_part", "sms_in_part"] }, at)).toBe(
    "from $0.0080 per message part received",
  );
});

test("a tool tells what it is charged as, and one that counts by itself what it uses", () => {
  expect(toolPrice({}, at)).toBeNull();
  expect(toolPrice({ charge: { meter: "web_fetch" } }, at)).toContain("per page");
  expect(toolPrice({ uses: ["sms_out_part"] }, at)).toContain("per message part sent");
});

test("every meter has words and a price now", () => {
  for (const view of pricesOf({ meters }, at)) {
    expect(view.unit).toMatch(/^[a-z]/);
    expect(view.text).toMatch(/^(from )?\$\d/);
    expect(BigInt(view.priceMicros)).toBeGreaterThan(0n);
  }
});

test("amounts are text, so that none is a number on its way", () => {
  const [view] = pricesOf({ meters: ["model_output_token"] }, at);
  const { priceMicros, per, allowance }: Partial<Record<keyof Price | "priceMicros", unknown>> =
    view ?? {};
  expect([priceMicros, per, allowance]).toEqual(["15000000", "1000000", "0"]);
});
