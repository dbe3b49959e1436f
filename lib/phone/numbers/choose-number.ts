import "server-only";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { AppError, invalidField } from "@/lib/errors";
import type { AvailableNumber, NumberAddress, NumberQuery } from "@/lib/providers/numbers";
import type { BuyingAccount } from "./accounts-at";
import { countryName } from "./country-name";
import { findNumbers, offerOf } from "./find-numbers";
import { type FoundNumber, monthlyOf } from "./found-number";

/** A number that can be bought at this moment, and with what. */
export type Chosen = {
  number: AvailableNumber;
  account: BuyingAccount;
  /** The company's id of the account. */
  accountId: string;
  monthlyMicros: bigint | null;
};

/** Looks for the very number at every account; null where nobody sells it (any more). */
export async function chooseNumber(
  organizationId: string,
  accounts: readonly BuyingAccount[],
  number: string,
): Promise<Chosen | null> {
  const query = queryFor(number);
  const failures: unknown[] = [];
  for (const account of accounts)
    try {
      const offer = await offerOf(organizationId, account, query, { fresh: true });
      const found = offer.numbers.find((each) => each.number === number);
      if (found)
        return {
          number: found,
          account,
          accountId: offer.accountId,
          monthlyMicros: monthlyOf(found, offer.prices, account),
        };
    } catch (error) {
      failures.push(error);
    }
  // Whoever did not answer may have it.
  if (failures.length > 0) throw failures[0];
  return null;
}

const hasAreaCodes = (country: string): boolean => ["US", "CA"].includes(country);

/** The narrowest question that the number answers. */
function queryFor(number: string): NumberQuery {
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed?.country || !parsed.isPossible())
    throw invalidField("number", "Give a number like +14155550100, as the search returned it.");
  const { country, nationalNumber } = parsed;
  return {
    country,
    ...(hasAreaCodes(country) && { area: nationalNumber.slice(0, 3) }),
    contains: number.slice(-7),
    voice: false,
    sms: false,
    limit: 50,
  };
}

/** Others like a number that is gone: near it, and for texts where such numbers take them. */
export async function othersLike(
  organizationId: string,
  accounts: readonly BuyingAccount[],
  number: string,
): Promise<FoundNumber[]> {
  const { country, area } = queryFor(number);
  const isFixed = parsePhoneNumberFromString(number)?.getType() === "FIXED_LINE";
  const query = { country, area, voice: true, sms: !isFixed, limit: 9 };
  for (const wider of [{}, { area: undefined }, { area: undefined, sms: false }]) {
    const { numbers } = await findNumbers(organizationId, accounts, { ...query, ...wider });
    if (numbers.length > 0) return numbers;
  }
  return [];
}

/** The address that goes with the number; throws where the country wants one that is not there. */
export function addressFor(
  { country, address }: AvailableNumber,
  given: NumberAddress | undefined,
): NumberAddress | undefined {
  if (address === "none") return undefined;
  const name = countryName(country);
  const wrong = (detail: string) =>
    new AppError("invalid_input", detail, { fields: [{ pointer: "/address", detail }] });
  if (given === undefined) throw wrong(`${name} requires an address for this number.`);
  if (address === "local" && given.country !== country)
    throw wrong(`${name} requires an address in ${name} for this number.`);
  if (address === "foreign" && given.country === country)
    throw wrong(`This number is for users outside of ${name}: give an address elsewhere.`);
  return given;
}
