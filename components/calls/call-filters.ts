import { createLoader, createParser, parseAsStringLiteral } from "nuqs/server";
import { callOutcomes } from "./call-words";

/** A parameter without a value is none. */
const parseAsText = createParser({
  parse: (text: string) => (text === "" ? null : text),
  serialize: (text: string) => text,
});

/** What the list of calls is limited to; all of it is in the address of the page. */
export const callParsers = {
  integration: parseAsText,
  outcome: parseAsStringLiteral(callOutcomes),
  account: parseAsText,
  by: parseAsText,
  /** Days of the reader's zone. */
  from: parseAsText,
  to: parseAsText,
};

export type CallFilters = {
  integration: string | null;
  outcome: (typeof callOutcomes)[number] | null;
  account: string | null;
  by: string | null;
  from: string | null;
  to: string | null;
};

export const noCallFilters: CallFilters = {
  integration: null,
  outcome: null,
  account: null,
  by: null,
  from: null,
  to: null,
};

export const loadCallFilters = createLoader(callParsers);

export const countCallFilters = (filters: CallFilters): number =>
  Object.values(filters).filter((value) => value !== null).length;

/** The filters as the server's list takes them. What is not set is left out. */
export function toCallInput({ from, to, ...filters }: CallFilters): Record<string, string> {
  const input: Record<string, string> = {};
  for (const [name, value] of Object.entries(filters)) if (value !== null) input[name] = value;
  if (from !== null) input.from = startOf(from).toISOString();
  if (to !== null) {
    const after = startOf(to);
    after.setDate(after.getDate() + 1);
    input.to = after.toISOString();
  }
  return input;
}

const startOf = (day: string): Date => new Date(`${day}T00:00:00`);
