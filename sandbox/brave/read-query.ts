import { invalid } from "./problem";

/** A search as it was asked for. */
export type BraveQuery = {
  q: string;
  count: number;
  offset: number;
  /** Empty for all countries. */
  country: string;
  /** Pages at most this old; infinite for all. */
  maxAgeDays: number;
  /** Whether found words are marked in titles and descriptions. */
  decorated: boolean;
};

const spans: Partial<Record<string, number>> = { pd: 1, pw: 7, pm: 31, py: 365 };

/** Reads the parameters as strictly as Brave does. */
export function readQuery(query: Partial<Record<string, string>>): BraveQuery {
  const q = (query.q ?? "").trim();
  if (q === "") throw invalid(["query", "q"], "Field required");
  if (q.length > 400) throw invalid(["query", "q"], "String should have at most 400 characters");
  if (q.split(/\s+/).length > 50) throw invalid(["query", "q"], "Query has more than 50 words");
  const { country = "US", freshness, safesearch = "moderate" } = query;
  if (!/^(ALL|[A-Z]{2})$/.test(country)) throw invalid(["query", "country"], "Unknown country");
  if (!["off", "moderate", "strict"].includes(safesearch))
    throw invalid(["query", "safesearch"], "Input should be 'off', 'moderate' or 'strict'");
  return {
    q,
    count: within(query, "count", { least: 1, most: 20, otherwise: 20 }),
    offset: within(query, "offset", { least: 0, most: 9, otherwise: 0 }),
    country: country === "ALL" || query.country === undefined ? "" : country,
    maxAgeDays: freshness === undefined ? Infinity : spanOf(freshness),
    decorated: query.text_decorations !== "false",
  };
}

function spanOf(freshness: string): number {
  const days = spans[freshness];
  if (days === undefined) throw invalid(["query", "freshness"], "Invalid freshness");
  return days;
}

type Bounds = { least: number; most: number; otherwise: number };

function within(
  query: Partial<Record<string, string>>,
  name: string,
  { least, most, otherwise }: Bounds,
): number {
  const text = query[name];
  if (text === undefined) return otherwise;
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw invalid(["query", name], `Input should be between ${String(least)} and ${String(most)}`);
}
