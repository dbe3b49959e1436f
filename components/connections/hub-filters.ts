import { createLoader, createParser, parseAsBoolean, parseAsStringLiteral } from "nuqs/server";

export const healthFilters = [
  "broken",
  "healthy",
  "ends_soon",
  "not_answering",
  "unknown",
] as const;
export type HealthFilter = (typeof healthFilters)[number];

/** A parameter without a value is none. */
const parseAsText = createParser({
  parse: (text: string) => (text === "" ? null : text),
  serialize: (text: string) => text,
});

/** What the hub is limited to; all of it is in the address of the page. */
export const hubParsers = {
  q: parseAsText,
  provider: parseAsText,
  health: parseAsStringLiteral(healthFilters),
  node: parseAsText,
  person: parseAsText,
  /** Also what is owned above the node. */
  inherited: parseAsBoolean,
};

export type HubFilters = {
  q: string | null;
  provider: string | null;
  health: HealthFilter | null;
  node: string | null;
  person: string | null;
  inherited: boolean | null;
};

export const noHubFilters: HubFilters = {
  q: null,
  provider: null,
  health: null,
  node: null,
  person: null,
  inherited: null,
};

export const loadHubFilters = createLoader(hubParsers);

/** The filters as the server's list takes them. What is not set is left out. */
export const toHubInput = ({ q, provider, health, node, person, inherited }: HubFilters) => ({
  ...(q !== null && q.trim() !== "" && { search: q.trim() }),
  ...(provider !== null && { provider }),
  ...(health !== null && { health }),
  ...(node !== null && { nodeId: node }),
  ...(person !== null && { person }),
  // Without a node there is nothing above.
  ...(node !== null && inherited === true && { includeInherited: true }),
});

/** How many filters are set; the search is seen anyway, and what is inherited belongs to the node. */
export const countFilters = ({ provider, health, node, person }: HubFilters): number =>
  [provider, health, node, person].filter((value) => value !== null).length;

export const isFiltered = (filters: HubFilters): boolean =>
  countFilters(filters) > 0 || (filters.q ?? "").trim() !== "";

export const healthFilterWords: Record<HealthFilter, string> = {
  broken: "Broken",
  healthy: "Healthy",
  ends_soon: "Ends soon",
  not_answering: "Provider not answering",
  unknown: "Never used",
};

/** What the list says when nothing is left. That nothing is broken is good news, and said as such. */
export function nothingWords(filters: HubFilters): string {
  const others = { ...filters, health: null };
  if (filters.health === "broken" && !isFiltered(others)) return "No broken connections.";
  if (filters.health === "broken") return "No broken connections here.";
  if (filters.q !== null && filters.q.trim() !== "" && countFilters(filters) === 0)
    return `No account or label like “${filters.q.trim()}”.`;
  return "No connections like this.";
}
