import { z } from "zod";
import { defineTool } from "../manifest";
import { cursorInput, limitInput, nextCursorOutput } from "../page-input";
import { readAnswer } from "../read-answer";
import { blocksToText } from "./block-text";
import { Properties, titleOf, toValue } from "./properties";
import { api, readBlocks } from "./read-blocks";
import { RichText, toPlain } from "./rich-text";
import { NotionId, toId, type NotionSettings } from "./settings";

export const Page = z.object({
  id: z.string(),
  url: z.string().nullish(),
  last_edited_time: z.string().nullish(),
  properties: Properties,
});

const PageView = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string().nullish(),
  edited_at: z.string().nullish(),
  properties: z.record(z.string(), z.unknown()).describe("Plain values by the property's name."),
});

const Found = z.object({
  results: z.array(
    z.object({
      object: z.string(),
      id: z.string(),
      url: z.string().nullish(),
      last_edited_time: z.string().nullish(),
      title: RichText.optional(),
      properties: z.unknown().optional(),
    }),
  ),
  next_cursor: z.string().nullish(),
});

export const search = defineTool<NotionSettings>()({
  name: "notion_search_pages",
  title: "Search pages",
  description:
    "Finds pages and databases by words in their title, the most recently edited first. Only what was shared with this connection is found; the text inside pages is not searched.",
  effect: "read",
  scopes: [],
  input: z.object({
    query: z.string().max(200).default("").describe("Words of the title. Empty lists everything."),
    kind: z
      .enum(["page", "database"])
      .optional()
      .describe("Only pages or only databases. Leave out for both."),
    limit: limitInput,
    cursor: cursorInput,
  }),
  output: z.object({
    results: z.array(
      z.object({
        kind: z.string().describe("page or database."),
        id: z.string(),
        title: z.string(),
        url: z.string().nullish(),
        edited_at: z.string().nullish(),
      }),
    ),
    next_cursor: nextCursorOutput,
  }),
  async run({ call }, { query, kind, limit, cursor }) {
    const response = await call({
      method: "POST",
      url: `${api}/search`,
      json: {
        query,
        filter: kind === undefined ? undefined : { property: "object", value: kind },
        sort: { direction: "descending", timestamp: "last_edited_time" },
        page_size: limit,
        start_cursor: cursor,
      },
    });
    const { results, next_cursor } = readAnswer(Found, response);
    return {
      results: results.map(({ object, id, title, properties, ...rest }) => ({
        kind: object,
        id,
        title: title ? toPlain(title) : titleOf(Properties.safeParse(properties).data ?? {}),
        url: rest.url,
        edited_at: rest.last_edited_time,
      })),
      next_cursor: next_cursor ?? undefined,
    };
  },
});

const maxCharacters = 100_000;

export const readPage = defineTool<NotionSettings>()({
  name: "notion_read_page",
  title: "Read a page",
  description:
    "Reads one page: its properties, and its content as Markdown. Very long or deep pages are cut and marked as truncated; pages inside it are named but not read.",
  effect: "read",
  scopes: [],
  input: z.object({ page: NotionId.describe("The page, by id or by its address at Notion.") }),
  output: PageView.extend({
    text: z.string().describe("Its content as Markdown."),
    truncated: z.boolean().describe("Whether that is not all of it."),
  }),
  async run({ call }, { page }) {
    const id = toId(page);
    const found = readAnswer(Page, await call({ url: `${api}/pages/${id}` }));
    const { blocks, truncated } = await readBlocks(call, id);
    const text = blocksToText(blocks);
    return {
      ...toPage(found),
      text: text.slice(0, maxCharacters),
      truncated: truncated || text.length > maxCharacters,
    };
  },
});

const Rows = z.object({ results: z.array(Page), next_cursor: z.string().nullish() });

export const queryDatabase = defineTool<NotionSettings>()({
  name: "notion_query_database",
  title: "List a database's pages",
  description:
    "Lists the pages of a database with their properties as plain values, the most recently edited first.",
  effect: "read",
  scopes: [],
  input: z.object({
    database: NotionId.describe("The database, by id or by its address at Notion."),
    limit: limitInput,
    cursor: cursorInput,
  }),
  output: z.object({ pages: z.array(PageView), next_cursor: nextCursorOutput }),
  async run({ call }, { database, limit, cursor }) {
    const response = await call({
      method: "POST",
      url: `${api}/databases/${toId(database)}/query`,
      json: {
        sorts: [{ direction: "descending", timestamp: "last_edited_time" }],
        page_size: limit,
        start_cursor: cursor,
      },
    });
    const { results, next_cursor } = readAnswer(Rows, response);
    return { pages: results.map(toPage), next_cursor: next_cursor ?? undefined };
  },
});

function toPage(page: z.output<typeof Page>): z.output<typeof PageView> {
  const { id, url, last_edited_time, properties } = page;
  const values = Object.entries(properties)
    .filter(([, { type }]) => type !== "title")
    .map(([name, property]): [string, unknown] => [name, toValue(property)]);
  return {
    id,
    title: titleOf(properties),
    url,
    edited_at: last_edited_time,
    properties: Object.fromEntries(values.filter(([, value]) => value !== undefined)),
  };
}
