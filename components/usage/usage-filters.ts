import {
  createLoader,
  createParser,
  createSerializer,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";

/** A parameter without a value is none. */
const parseAsText = createParser({
  parse: (text: string) => (text === "" ? null : text),
  serialize: (text: string) => text,
});

/** What the usage is looked at by; all of it is in the address of the page. */
export const usageParsers = {
  /** What the bars are divided into. */
  by: parseAsStringLiteral(["integration", "node"]),
  /** A month or a day, see `toPeriod`. */
  from: parseAsText,
  node: parseAsText,
  integration: parseAsText,
  meter: parseAsText,
  /** The series that are shown alone. */
  only: parseAsArrayOf(parseAsString),
  view: parseAsStringLiteral(["table"]),
};

export type UsageFilters = {
  by: "integration" | "node" | null;
  from: string | null;
  node: string | null;
  integration: string | null;
  meter: string | null;
  only: string[] | null;
  view: "table" | null;
};

export const loadUsageFilters = createLoader(usageParsers);

const withFilters = createSerializer(usageParsers);

/** Through which page the usage is looked at: the organization's own, or the tab of a node. */
export type UsageDoor = "page" | "tab";

/** Where the usage of a node is shown through the same door, limited in the same way. */
export const usageHref = (
  door: UsageDoor,
  organizationSlug: string,
  node: { id: string; path: string },
  filters: Partial<Omit<UsageFilters, "node">>,
): string =>
  door === "page"
    ? withFilters(`/${organizationSlug}/-/usage`, { ...filters, node: node.id })
    : withFilters(`${node.path}?tab=usage`, filters);
