import type { ProviderCall } from "./access";

export type NumberKind = "local" | "mobile" | "national" | "toll_free";

/** An account at a telephony company, as far as numbers go. */
export type NumberAccount = {
  /** Sends with the account's credential. */
  call: ProviderCall;
  /** The company's id of it. */
  id: string;
};

export type NumberQuery = {
  /** Two letters, upper case. */
  country: string;
  /** Digits of an area code, or the name of a place. */
  area?: string | undefined;
  /** Digits anywhere in it. */
  contains?: string | undefined;
  /** What it has to be able to do. */
  voice: boolean;
  sms: boolean;
  limit: number;
};

/** A number that can be bought now. */
export type AvailableNumber = {
  /** E.164. */
  number: string;
  country: string;
  kind: NumberKind;
  /** Empty where it belongs to no place. */
  locality: string;
  region: string;
  voice: boolean;
  sms: boolean;
  mms: boolean;
  /** Whether the buyer has to give an address, and where it has to be. */
  address: "none" | "any" | "local" | "foreign";
  /** What is paid each month, in micro-dollars; null where the company does not say it with the number. */
  monthlyMicros: bigint | null;
};

/** What numbers of a country cost, in micro-dollars; null where the company's price list does not say. */
export type NumberPrices = {
  /** Each month, by kind. */
  monthlyMicros: Readonly<Partial<Record<NumberKind, bigint>>>;
  /** The lowest that a part of a text costs. */
  smsOutMicros: bigint | null;
  smsInMicros: bigint | null;
  /** The lowest that a minute of a call costs. */
  callOutMicros: bigint | null;
  callInMicros: bigint | null;
};

/** Where the user of a number lives or works, for countries that want to know. */
export type NumberAddress = {
  name: string;
  street: string;
  city: string;
  region: string;
  postalCode: string;
  /** Two letters, upper case. */
  country: string;
};

export type NumberOrder = {
  /** Our id of it: what is found under it at the company is ours. */
  reference: string;
  /** E.164. */
  number: string;
  country: string;
  kind: NumberKind;
  address?: NumberAddress | undefined;
};

/** How an order stands. */
export type OrderState =
  /** It is in the account, under the company's id. */
  | { kind: "bought"; numberId: string }
  /** The company works on it. */
  | { kind: "pending" }
  /** There will be none: somebody else has it, or the company says why. */
  | { kind: "taken" }
  | { kind: "refused"; message: string };

/** How numbers are had from a telephony company. Nothing is written here. */
export type NumberSource = {
  search: (account: NumberAccount, query: NumberQuery) => Promise<AvailableNumber[]>;
  prices: (account: NumberAccount, country: string) => Promise<NumberPrices>;
  /**
   * Asks for a number. Whoever calls has looked with `find` before, in case it was asked for already; a
   * throw means that it is not known whether it was bought.
   */
  order: (account: NumberAccount, order: NumberOrder) => Promise<OrderState>;
  /** What became of an order; undefined where the company knows none with our reference. */
  find: (account: NumberAccount, order: NumberOrder) => Promise<OrderState | undefined>;
  /** Gives a number back; resolves once the company says that it is gone. May run again. */
  release: (account: NumberAccount, number: { number: string; numberId: string }) => Promise<void>;
};
