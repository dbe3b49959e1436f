import "server-only";
import type { NumberAccount, NumberPrices } from "@/lib/providers/numbers";
import { logWarning } from "@/lib/log";
import type { Maker } from "./makers";

const keptMs = 3_600_000;

/** Price lists change rarely, and are the same for everybody who uses an account. */
const kept = new Map<string, { until: number; prices: NumberPrices }>();
const mostKept = 500;

const unknown: NumberPrices = {
  monthlyMicros: {},
  smsOutMicros: null,
  smsInMicros: null,
  callOutMicros: null,
  callInMicros: null,
};

/** What numbers of a country cost with an account; `fresh` before something is bought. Without its price list nothing is known of it, and nothing fails. */
export async function pricesOf(
  { provider, numbers }: Maker,
  account: NumberAccount,
  country: string,
  { fresh = false } = {},
): Promise<NumberPrices> {
  const name = JSON.stringify([provider.id, account.id, country]);
  const known = kept.get(name);
  if (!fresh && known && known.until > Date.now()) return known.prices;
  try {
    const prices = await numbers.prices(account, country);
    if (kept.size >= mostKept) kept.clear();
    kept.set(name, { until: Date.now() + keptMs, prices });
    return prices;
  } catch (cause) {
    logWarning("a price list could not be read", {
      provider: provider.id,
      cause: cause instanceof Error ? cause.message : "unknown",
    });
    return known?.prices ?? unknown;
  }
}
