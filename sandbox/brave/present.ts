import { parseSearchQuery } from "../search-query";
import type { BraveQuery } from "./read-query";
import type { BravePage } from "./seed";

const dayMs = 86_400_000;

/** One result, with entities in its texts, and found words marked unless that was declined. */
export function presentPage(page: BravePage, wanted: BraveQuery): object {
  const { protocol, host, hostname, pathname } = new URL(page.url);
  const { ageDays } = page;
  const age = ageDays === null ? undefined : new Date(Date.now() - ageDays * dayMs);
  const mark = (text: string) => decorate(text, wanted);
  return {
    title: mark(page.title),
    url: page.url,
    is_source_local: false,
    is_source_both: false,
    description: mark(page.text),
    ...(age && { page_age: age.toISOString().slice(0, 19), age: agoWords(ageDays ?? 0) }),
    language: page.language,
    family_friendly: true,
    type: "search_result",
    subtype: "generic",
    is_live: false,
    meta_url: {
      scheme: protocol.slice(0, -1),
      netloc: host,
      hostname,
      favicon: `https://imgs.search.brave.com/${hostname}/favicon.ico`,
      path: pathname.split("/").join(" › "),
    },
  };
}

function agoWords(days: number): string {
  if (days === 0) return "3 hours ago";
  return days === 1 ? "1 day ago" : `${String(days)} days ago`;
}

function decorate(text: string, { q, decorated }: BraveQuery): string {
  const escaped = text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#x27;");
  if (!decorated) return escaped;
  const words = parseSearchQuery(q).words.filter((word) => /^[\p{L}\p{N}]+$/u.test(word));
  if (words.length === 0) return escaped;
  return escaped.replaceAll(new RegExp(`\\b(${words.join("|")})`, "gi"), "<strong>$1</strong>");
}
