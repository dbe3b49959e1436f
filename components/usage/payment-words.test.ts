import { expect, test } from "vitest";
import { TopUpAmount } from "@/lib/payments/top-up-amount";
import { addedWords, whyNotPayable } from "./payment-words";

test("a payment is told with the balance and with what goes on because of it", () => {
  const added = { text: "Added $25.00.", balanceMicros: "112600000", resumed: 3 };
  expect(addedWords(added)).toBe("Added $25.00. Balance $112.60. 3 integrations resumed.");
  expect(addedWords({ text: "Added $25.00.", resumed: 1 })).toBe(
    "Added $25.00. 1 integration resumed.",
  );
  expect(addedWords({ ...added, resumed: 0 })).toBe("Added $25.00. Balance $112.60.");
});

test("what the form takes is what the server takes", () => {
  for (const micros of [0n, 999_999n, 1_000_000n, 1_005_000n, 25_000_000n, 10_000_000_000n])
    expect(whyNotPayable(micros) === undefined, String(micros)).toBe(
      TopUpAmount.safeParse(String(micros)).success,
    );
  expect(whyNotPayable(10_000_010_000n)).toBeDefined();
  expect(whyNotPayable(undefined)).toBeDefined();
});
