import { createLoader, createParser, createSerializer, parseAsStringLiteral } from "nuqs/server";
import type { LedgerKind } from "@/lib/credits/ledger-line";

/** What each kind of line is called. */
export const ledgerKindWords: Readonly<Record<LedgerKind, string>> = {
  usage: "Usage",
  correction: "Correction",
  top_up: "Top-up",
  allowance: "Monthly allowance",
  refund: "Refund",
  refund_failed: "Refund failed",
  dispute: "Dispute",
  dispute_won: "Dispute won",
};

/** The kinds that a line may have. */
export const ledgerKinds = Object.keys(ledgerKindWords) as LedgerKind[];

/** A parameter without a value is none. */
const parseAsText = createParser({
  parse: (text: string) => (text === "" ? null : text),
  serialize: (text: string) => text,
});

/** A day of UTC; anything else is none. */
const parseAsDay = createParser({
  parse: (text: string) =>
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null,
  serialize: (text: string) => text,
});

/** What the ledger is limited to; all of it is in the address of the page. */
export const ledgerParsers = {
  node: parseAsText,
  integration: parseAsText,
  meter: parseAsText,
  kind: parseAsStringLiteral(ledgerKinds),
  call: parseAsText,
  from: parseAsDay,
  to: parseAsDay,
};

export type LedgerFilters = {
  node: string | null;
  integration: string | null;
  meter: string | null;
  kind: LedgerKind | null;
  call: string | null;
  from: string | null;
  to: string | null;
};

export const noLedgerFilters: LedgerFilters = {
  node: null,
  integration: null,
  meter: null,
  kind: null,
  call: null,
  from: null,
  to: null,
};

export const loadLedgerFilters = createLoader(ledgerParsers);

const withFilters = createSerializer(ledgerParsers);

export const ledgerHref = (organizationSlug: string, filters: Partial<LedgerFilters>): string =>
  withFilters(`/${organizationSlug}/-/usage/ledger`, filters);

/** How many filters are set; the node is the place that is looked at. */
export const countLedgerFilters = ({ node: _place, ...filters }: LedgerFilters): number =>
  Object.values(filters).filter((value) => value !== null).length;

/** The filters as the server's list takes them. What is not set is left out. */
export const toLedgerInput = ({ integration, meter, kind, call, from, to }: LedgerFilters) => ({
  ...(integration !== null && { integration }),
  ...(meter !== null && { meter }),
  ...(kind !== null && { kind }),
  ...(call !== null && { callId: call }),
  ...(from !== null && { from }),
  ...(to !== null && { to }),
});
