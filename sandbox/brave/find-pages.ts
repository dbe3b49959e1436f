import { hasWords, parseSearchQuery, type SearchQuery } from "../search-query";
import type { BraveQuery } from "./read-query";
import type { BravePage } from "./seed";

/** The pages that a search finds, the best first; titles count more than what is below them. */
export function findPages(pages: readonly BravePage[], wanted: BraveQuery): BravePage[] {
  const query = parseSearchQuery(wanted.q);
  const without = query.words.filter((word) => word.startsWith("-")).map((word) => word.slice(1));
  const words = query.words.filter((word) => !word.startsWith("-"));
  const { country } = wanted;
  const rank = (page: BravePage) =>
    (words.some((word) => page.title.toLowerCase().includes(word)) ? 2 : 0) +
    (page.country === country ? 1 : 0);
  return pages
    .filter((page) => hasWords({ ...query, words }, `${page.title}\n${page.text}`))
    .filter(
      (page) => !without.some((word) => `${page.title}\n${page.text}`.toLowerCase().includes(word)),
    )
    .filter(
      (page) => (page.ageDays ?? Infinity) <= wanted.maxAgeDays || wanted.maxAgeDays === Infinity,
    )
    .filter((page) => isOnSite(page, query))
    .toSorted((a, b) => rank(b) - rank(a));
}

const isOnSite = ({ url }: BravePage, { qualifiers }: SearchQuery): boolean =>
  qualifiers
    .filter(({ name }) => name === "site")
    .every(({ value }) => {
      const host = new URL(url).hostname;
      return host === value || host.endsWith(`.${value}`);
    });
