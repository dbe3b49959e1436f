import { describe, expect, test } from "vitest";
import { isAround, scopeWords } from "./budget-words";
import { parseDollars } from "@/lib/credits/money";
import { percentOf } from "./percent-of";
import { priceOfUnits } from "./price-of-units";
import { typedDollars } from "./typed-dollars";
import { readScope, scopeGroups, scopeKey } from "./budget-scope";

const phone = { id: "phone", name: "Phone" };

describe("what a budget counts", () => {
  test("one for everything stands around every other, one of an integration only around its own", () => {
    const all = { integration: null, meter: null };
    expect(isAround(all, { integration: "phone", meter: "sms_out_part" })).toBe(true);
    const ofPhone = { integration: phone, meter: null };
    expect(isAround(ofPhone, { integration: "phone", meter: "sms_out_part" })).toBe(true);
    expect(isAround(ofPhone, { integration: "web-search", meter: null })).toBe(false);
    // What is counted beside the integration would not count for it.
    expect(isAround(ofPhone, { integration: null, meter: null })).toBe(false);
    const ofTexts = { integration: phone, meter: "sms_out_part" };
    expect(isAround(ofTexts, { integration: "phone", meter: null })).toBe(false);
  });

  test("is said in words", () => {
    expect(scopeWords({ integration: null, meter: null })).toBe("everything");
    expect(scopeWords({ integration: phone, meter: null })).toBe("Phone");
    expect(scopeWords({ integration: phone, meter: "sms_out_part" })).toBe("Phone: sms out part");
    expect(scopeWords({ integration: null, meter: "gpu_hour" })).toBe("gpu hour");
  });

  test("is what was chosen, also after it was a text", () => {
    for (const scope of [
      { integration: null, meter: null },
      { integration: "web-search", meter: null },
      { integration: "phone", meter: "sms_out_part" },
    ])
      expect(readScope(scopeKey(scope))).toEqual(scope);
  });

  test("offers what costs money only, and its parts where there are several", () => {
    const price = (meter: string) => ({
      meter,
      unit: meter,
      priceMicros: "1",
      per: "1",
      isEstimate: false,
      allowance: "0",
      version: "v",
      text: "",
    });
    const groups = scopeGroups([
      { id: "github", name: "GitHub", price: "free", prices: [] },
      { id: "web-search", name: "Web search", price: "usage", prices: [price("web_search")] },
      { ...phone, price: "usage", prices: [price("sms_out_part"), price("number_month")] },
    ]);
    expect(groups.map(({ name, choices }) => [name, choices.length])).toEqual([
      ["Web search", 1],
      ["Phone", 3],
    ]);
  });
});

describe("amounts beside a budget", () => {
  test("a share is rounded down, so that 100 % means that nothing is left", () => {
    expect(percentOf("4999999", "5000000")).toBe(99);
    expect(percentOf("5000000", "5000000")).toBe(100);
    expect(percentOf("0", "0")).toBe(100);
    expect(percentOf("-1", "5000000")).toBe(0);
    expect(percentOf("999999999999999", "1")).toBe(999);
  });

  test("what is put into a field to be changed is exactly what it was", () => {
    for (const micros of ["0", "5000", "12345678", "50000000", "1000500000", "28"])
      expect(parseDollars(typedDollars(micros))).toBe(BigInt(micros));
    expect(typedDollars("12500000")).toBe("12.50");
  });

  test("a price is never rounded", () => {
    expect(priceOfUnits({ priceMicros: "5000", per: "1" })).toBe("$0.0050");
    expect(priceOfUnits({ priceMicros: "28", per: "1" })).toBe("$0.000028");
    expect(priceOfUnits({ priceMicros: "1150000", per: "1" })).toBe("$1.15");
    expect(priceOfUnits({ priceMicros: "3000000", per: "1000000" })).toBe("$3.00 for 1,000,000");
  });
});
