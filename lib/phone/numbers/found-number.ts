import { z } from "zod";
import { priceAt } from "@/lib/credits/prices";
import { formatNumber } from "@/lib/providers/format-number";
import type { AvailableNumber, NumberPrices } from "@/lib/providers/numbers";
import { type BuyingAccount, setupIdOf } from "./accounts-at";

/** Micro-dollars as text, since they may be more than JSON numbers hold. */
const Micros = z.string().regex(/^\d+$/).nullable();

/** A number that can be had, as every surface shows it. */
export const FoundNumber = z.object({
  number: z.string().describe("E.164; what to provision"),
  name: z.string().describe("As people write it"),
  country: z.string(),
  kind: z.enum(["local", "mobile", "national", "toll_free"]),
  locality: z.string(),
  region: z.string(),
  voice: z.boolean(),
  sms: z.boolean(),
  mms: z.boolean(),
  monthlyMicros: Micros.describe("Millionths of a US dollar per month; null where not known"),
  address: z
    .enum(["none", "any", "local", "foreign"])
    .describe("Whether an address has to be given with it, and where that has to be"),
  setupId: z.string().describe("The account that it is bought with"),
});
export type FoundNumber = z.output<typeof FoundNumber>;

/** An account that numbers are bought with, and what using them costs there. */
export const SearchedAccount = z.object({
  setupId: z.string(),
  company: z.string(),
  account: z.string(),
  ownAccount: z.boolean().describe("The organization pays the company itself: charged 0 here"),
  sandbox: z.boolean().describe("Pretend numbers of this server's sandbox"),
  smsOutMicros: Micros.describe("The lowest price of a part of a text"),
  smsInMicros: Micros,
  callOutMicros: Micros.describe("The lowest price of a minute of a call"),
  callInMicros: Micros,
  problem: z.string().nullable().describe("Why it could not be searched"),
});
export type SearchedAccount = z.output<typeof SearchedAccount>;

const toText = (micros: bigint | null | undefined): string | null => micros?.toString() ?? null;

/** What a month costs; where the company does not say, the price book does, but for what it bills itself. */
export const monthlyOf = (
  number: AvailableNumber,
  prices: NumberPrices,
  { setup }: BuyingAccount,
): bigint | null =>
  number.monthlyMicros ??
  prices.monthlyMicros[number.kind] ??
  (setup.id === null ? priceAt("number_month", new Date()).micros : null);

export const toFound = (
  number: AvailableNumber,
  prices: NumberPrices,
  account: BuyingAccount,
): FoundNumber => ({
  ...number,
  name: formatNumber(number.number),
  monthlyMicros: toText(monthlyOf(number, prices, account)),
  setupId: setupIdOf(account),
});

export const toSearched = (
  account: BuyingAccount,
  prices: NumberPrices | null,
  problem: string | null,
): SearchedAccount => ({
  setupId: setupIdOf(account),
  company: account.maker.provider.name,
  account: account.setup.accountName,
  ownAccount: account.setup.id !== null,
  sandbox: account.setup.world === "sandbox",
  smsOutMicros: toText(prices?.smsOutMicros),
  smsInMicros: toText(prices?.smsInMicros),
  callOutMicros: toText(prices?.callOutMicros),
  callInMicros: toText(prices?.callInMicros),
  problem,
});
