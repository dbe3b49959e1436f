import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { invalidField } from "@/lib/errors";

export type Destination = {
  /** E.164. */
  number: string;
  /** Two letters; null for numbers of no country, like satellites. */
  country: string | null;
  /** Whether calling it costs much more than any other number there. */
  isPremium: boolean;
};

const premium = ["PREMIUM_RATE", "SHARED_COST"];

/** The country of a number; null for what belongs to none. */
export const countryOf = (number: string): string | null =>
  parsePhoneNumberFromString(number)?.country ?? null;

/** Where a text or call would go, or `invalid_input`. */
export function requireDestination(to: string): Destination {
  const parsed = /^\+\d{6,15}$/.test(to) ? parsePhoneNumberFromString(to) : undefined;
  if (!parsed?.isPossible())
    throw invalidField("to", "Enter a phone number with its country, like +14155550100.");
  return {
    number: parsed.number,
    country: parsed.country ?? null,
    isPremium: premium.includes(parsed.getType() ?? ""),
  };
}
