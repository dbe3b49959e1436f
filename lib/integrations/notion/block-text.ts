import { z } from "zod";
import { RichText, toMarkdown, toPlain } from "./rich-text";

/** A block with those inside it. Its content sits under the name of its type. */
export type Block = {
  type: string;
  content: z.output<typeof Content>;
  children: readonly Block[];
};

export const Content = z.object({
  rich_text: RichText.optional(),
  caption: RichText.optional(),
  checked: z.boolean().nullish(),
  language: z.string().nullish(),
  title: z.string().nullish(),
  url: z.string().nullish(),
  expression: z.string().nullish(),
  cells: z.array(RichText).optional(),
});

/** Blocks as Markdown text, one line each, what is inside them indented. */
export const blocksToText = (blocks: readonly Block[]): string =>
  lines(blocks, "")
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

function lines(blocks: readonly Block[], indent: string): string[] {
  let number = 0;
  return blocks.flatMap((block) => {
    number = block.type === "numbered_list_item" ? number + 1 : 0;
    const own = toLine(block, number);
    // Columns and synced blocks only hold others.
    const isTransparent = own === undefined || block.type.startsWith("heading_");
    const inner = lines(block.children, isTransparent ? indent : `${indent}  `);
    const text = own === undefined ? [] : own.split("\n").map((line) => indent + line);
    return isApart(block.type) ? ["", ...text, ...inner, ""] : [...text, ...inner];
  });
}

const isApart = (type: string): boolean =>
  /^(heading_|paragraph|code|quote|callout|table$|divider)/.test(type);

function toLine({ type, content }: Block, number: number): string | undefined {
  const text = toMarkdown(content.rich_text ?? []);
  switch (type) {
    case "heading_1":
      return `# ${text}`;
    case "heading_2":
      return `## ${text}`;
    case "heading_3":
      return `### ${text}`;
    case "bulleted_list_item":
    case "toggle":
      return `- ${text}`;
    case "numbered_list_item":
      return `${number}. ${text}`;
    case "to_do":
      return `- [${content.checked ? "x" : " "}] ${text}`;
    case "quote":
    case "callout":
      return `> ${text.replaceAll("\n", "\n> ")}`;
    case "code":
      return `\`\`\`${content.language ?? ""}\n${toPlain(content.rich_text ?? [])}\n\`\`\``;
    case "divider":
      return "---";
    case "equation":
      return content.expression ?? "";
    case "table_row":
      return `| ${(content.cells ?? []).map(toMarkdown).join(" | ")} |`;
    case "child_page":
      return `[page: ${content.title ?? ""}]`;
    case "child_database":
      return `[database: ${content.title ?? ""}]`;
    case "image":
    case "file":
    case "pdf":
    case "video":
    case "audio":
      return `[${[type, toPlain(content.caption ?? [])].filter(Boolean).join(": ")}]`;
    case "bookmark":
    case "embed":
    case "link_preview":
      return content.url ?? "";
    default:
      return text === "" ? undefined : text;
  }
}
