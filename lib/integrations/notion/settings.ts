import { z } from "zod";

const idPattern = /[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}/i;

/** A page or database, by its id or its address at Notion. */
export const NotionId = z
  .string()
  .max(500)
  .regex(idPattern, "Paste the address of the page, or its id of 32 letters and digits.");

/** The bare id. An address ends with it, before any query. */
export function toId(text: string): string {
  const [path = ""] = text.split(/[?#]/);
  const ids = path.match(new RegExp(idPattern, "gi")) ?? idPattern.exec(text) ?? [];
  return (ids.at(-1) ?? text).replaceAll("-", "").toLowerCase();
}

export const notionSettings = z.object({
  default_parent_page: NotionId.optional().meta({
    title: "Default parent page",
    description: "New pages go under it when a tool names none. Its address, or its id.",
    examples: ["https://www.notion.so/acme/Notes-1f2e3d4c5b6a79880123456789abcdef"],
  }),
});

export type NotionSettings = z.output<typeof notionSettings>;
