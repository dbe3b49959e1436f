import "server-only";
import { AppError } from "@/lib/errors";
import { logError } from "@/lib/log";
import type { AvailableNumber, NumberPrices, NumberQuery } from "@/lib/providers/numbers";
import { numberAccount } from "./account";
import type { BuyingAccount } from "./accounts-at";
import { type FoundNumber, type SearchedAccount, toFound, toSearched } from "./found-number";
import { pricesOf } from "./prices";

/** What one account has to offer. */
export type Offer = {
  account: BuyingAccount;
  accountId: string;
  numbers: AvailableNumber[];
  prices: NumberPrices;
};

/** Asks one company for numbers and their prices at once. */
export async function offerOf(
  organizationId: string,
  account: BuyingAccount,
  query: NumberQuery,
  { fresh = false } = {},
): Promise<Offer> {
  const { maker, setup } = account;
  const opened = await numberAccount({
    organizationId,
    setupConnectionId: setup.id,
    provider: maker.provider.id,
    world: setup.world,
  });
  const [numbers, prices] = await Promise.all([
    maker.numbers.search(opened, query),
    pricesOf(maker, opened, query.country, { fresh }),
  ]);
  return { account, accountId: opened.id, numbers, prices };
}

/** What several accounts have. One that does not answer keeps no other from being searched. */
export async function findNumbers(
  organizationId: string,
  accounts: readonly BuyingAccount[],
  query: NumberQuery,
): Promise<{ numbers: FoundNumber[]; accounts: SearchedAccount[] }> {
  const answers = await Promise.all(
    accounts.map(async (account) => {
      try {
        const { numbers, prices } = await offerOf(organizationId, account, query);
        return {
          numbers: numbers.map((number) => toFound(number, prices, account)),
          searched: toSearched(account, prices, null),
        };
      } catch (error) {
        if (!(error instanceof AppError)) logError("numbers could not be searched", error);
        const problem = error instanceof AppError ? error.message : "Searching failed on our side.";
        return { numbers: [], searched: toSearched(account, null, problem) };
      }
    }),
  );
  const [first, ...rest] = answers;
  if (first && rest.length === 0 && first.searched.problem !== null)
    throw new AppError("provider_failed", first.searched.problem);
  return {
    // A number belongs to one company; two accounts of it offer the same one.
    numbers: mixed(answers.map(({ numbers }) => numbers)).slice(0, query.limit),
    accounts: answers.map(({ searched }) => searched),
  };
}

/** One of each in turn, so that no company fills the page alone. */
function mixed(lists: readonly FoundNumber[][]): FoundNumber[] {
  const seen = new Set<string>();
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) =>
    lists.flatMap((list) => {
      const number = list[index];
      if (!number || seen.has(number.number)) return [];
      seen.add(number.number);
      return [number];
    }),
  ).flat();
}
