import { z } from "zod";
import { toPlainText } from "../plain-text";

const Found = z.object({
  title: z.string(),
  url: z.string(),
  description: z.string().catch(""),
  page_age: z.string().optional().catch(undefined),
  language: z.string().optional().catch(undefined),
});

export type SearchResult = {
  title: string;
  url: string;
  site: string;
  snippet: string;
  published?: string | undefined;
  language?: string | undefined;
};

/** What was found, free of markup; without what has no web address and what is on a blocked domain. */
export const toResults = (
  found: readonly unknown[],
  blockedDomains: readonly string[],
): SearchResult[] =>
  found.flatMap((each) => {
    const { data } = Found.safeParse(each);
    const url = data && URL.parse(data.url);
    if (!url || !/^https?:$/.test(url.protocol)) return [];
    const site = url.hostname.toLowerCase().replace(/\.$/, "");
    if (blockedDomains.some((domain) => site === domain || site.endsWith(`.${domain}`))) return [];
    return [
      {
        title: toPlainText(data.title).slice(0, 300),
        url: url.href,
        site,
        snippet: toPlainText(data.description).slice(0, 1_000),
        ...(data.page_age !== undefined && { published: data.page_age }),
        ...(data.language !== undefined && { language: data.language }),
      },
    ];
  });
