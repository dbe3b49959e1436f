import { parsePhoneNumberFromString, type PhoneNumber } from "libphonenumber-js/max";
import { invalidField } from "@/lib/errors";

export type Destination = {
  /** E.164. */
  number: string;
  /** Two letters; null for numbers of no country, like satellites. */
  country: string | null;
  /** Whether calling it costs much more than any other number there. */
  isPremium: boolean;
};

const premium = ["PREMIUM_RATE", "SHARED_COST", "PERSONAL_NUMBER"];
/** The shortest number with its country that is looked at, in characters. */
const shortest = 8;

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
    isPremium: isPremium(parsed),
  };
}

/** Networks leave out digits after a number's end: what is no number as it stands may begin with one. */
function isPremium(parsed: PhoneNumber): boolean {
  if (parsed.isValid()) return premium.includes(parsed.getType() ?? "");
  for (let length = parsed.number.length - 1; length >= shortest; length -= 1) {
    const begin = parsePhoneNumberFromString(parsed.number.slice(0, length));
    if (begin?.isValid() && premium.includes(begin.getType() ?? "")) return true;
  }
  return false;
}
