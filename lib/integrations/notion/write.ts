import { z } from "zod";
import { invalidField } from "@/lib/errors";
import type { ProviderCall } from "@/lib/providers/provider";
import { defineTool } from "../manifest";
import { readAnswer } from "../read-answer";
import { markdownToBlocks, type WrittenBlock } from "./markdown-blocks";
import { api } from "./read-blocks";
import { plain } from "./rich-text";
import { NotionId, toId, type NotionSettings } from "./settings";

/** As many blocks as Notion takes in one request. */
const atOnce = 100;
const maxBlocks = 1000;

const content = z
  .string()
  .max(200_000)
  .describe(
    "The content as Markdown: headings, flat lists, tasks, quotes, code blocks and paragraphs.",
  );

function toBlocks(markdown: string): WrittenBlock[] {
  const blocks = markdownToBlocks(markdown);
  if (blocks.length > maxBlocks)
    throw invalidField("content", `This is too long: at most ${maxBlocks} paragraphs at once.`);
  return blocks;
}

async function append(call: ProviderCall, id: string, blocks: WrittenBlock[]): Promise<void> {
  const url = `${api}/blocks/${id}/children`;
  for (let at = 0; at < blocks.length; at += atOnce)
    await call({ method: "PATCH", url, json: { children: blocks.slice(at, at + atOnce) } });
}

const Created = z.object({ id: z.string(), url: z.string().nullish() });

export const createPage = defineTool<NotionSettings>()({
  name: "notion_create_page",
  title: "Create a page",
  description:
    "Creates a page under another page and returns its id and address. It cannot add rows to a database.",
  effect: "write",
  scopes: [],
  input: z.object({
    parent_page: NotionId.optional().describe(
      "The page to put it under, by id or address. Leave out for the default parent page of the settings.",
    ),
    title: z.string().min(1).max(2000).describe("Title of the page."),
    content: content.optional(),
  }),
  output: z.object({ id: z.string(), title: z.string(), url: z.string().nullish() }),
  async run({ call, settings }, { parent_page, title, content: markdown = "" }) {
    const parent = parent_page ?? settings.default_parent_page;
    if (parent === undefined)
      throw invalidField(
        "parent_page",
        "Name a parent page, or have the setting Default parent page filled in.",
      );
    const blocks = toBlocks(markdown);
    const response = await call({
      method: "POST",
      url: `${api}/pages`,
      json: {
        parent: { page_id: toId(parent) },
        properties: { title: { title: plain(title) } },
        children: blocks.slice(0, atOnce),
      },
    });
    const { id, url } = readAnswer(Created, response);
    await append(call, id, blocks.slice(atOnce));
    return { id, title, url };
  },
});

export const appendBlocks = defineTool<NotionSettings>()({
  name: "notion_append_blocks",
  title: "Add to a page",
  description:
    "Adds content at the end of a page. It does not change or remove what is there already.",
  effect: "write",
  scopes: [],
  input: z.object({
    page: NotionId.describe("The page, by id or by its address at Notion."),
    content: content.min(1),
  }),
  output: z.object({ id: z.string(), blocks_added: z.number() }),
  async run({ call }, { page, content: markdown }) {
    const blocks = toBlocks(markdown);
    if (blocks.length === 0) throw invalidField("content", "There is nothing to add.");
    const id = toId(page);
    await append(call, id, blocks);
    return { id, blocks_added: blocks.length };
  },
});
