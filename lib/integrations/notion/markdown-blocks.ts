import { plain, toRichText } from "./rich-text";

/** A block as Notion takes it. */
export type WrittenBlock = { object: "block"; type: string } & Record<string, unknown>;

const block = (type: string, content: Record<string, unknown>): WrittenBlock => ({
  object: "block",
  type,
  [type]: content,
});

const lineForms: readonly [RegExp, (match: RegExpExecArray) => WrittenBlock][] = [
  [
    /^(#{1,3}) +(.+)$/,
    ([, marks = "", text = ""]) =>
      block(`heading_${marks.length}`, { rich_text: toRichText(text) }),
  ],
  [
    /^\s*[-*] +\[([ xX])\] +(.+)$/,
    ([, mark, text = ""]) => block("to_do", { rich_text: toRichText(text), checked: mark !== " " }),
  ],
  [
    /^\s*[-*] +(.+)$/,
    ([, text = ""]) => block("bulleted_list_item", { rich_text: toRichText(text) }),
  ],
  [
    /^\s*\d{1,4}[.)] +(.+)$/,
    ([, text = ""]) => block("numbered_list_item", { rich_text: toRichText(text) }),
  ],
  [/^> ?(.*)$/, ([, text = ""]) => block("quote", { rich_text: toRichText(text) })],
  [/^(?:---+|\*\*\*+)\s*$/, () => block("divider", {})],
];

/**
 * Markdown as Notion's blocks: headings, lists, tasks, quotes, code, rules and paragraphs. Lists are
 * flat, and what it does not know becomes a paragraph.
 */
export function markdownToBlocks(markdown: string): WrittenBlock[] {
  const blocks: WrittenBlock[] = [];
  let paragraph: string[] = [];
  let code: { language: string; lines: string[] } | undefined;

  const endParagraph = () => {
    if (paragraph.length > 0)
      blocks.push(block("paragraph", { rich_text: toRichText(paragraph.join("\n")) }));
    paragraph = [];
  };
  const endCode = () => {
    if (code)
      blocks.push(
        block("code", {
          rich_text: plain(code.lines.join("\n")),
          language: toLanguage(code.language),
        }),
      );
    code = undefined;
  };

  for (const line of markdown.split(/\r?\n/)) {
    const fence = /^\s*```\s*(\S*)\s*$/.exec(line);
    if (code) {
      if (fence) endCode();
      else code.lines.push(line);
    } else if (fence) {
      endParagraph();
      code = { language: fence[1] ?? "", lines: [] };
    } else {
      const known = toLineBlock(line);
      if (known !== undefined || line.trim() === "") endParagraph();
      if (known !== undefined) blocks.push(known);
      else if (line.trim() !== "") paragraph.push(line.trim());
    }
  }
  endCode();
  endParagraph();
  return blocks;
}

function toLineBlock(line: string): WrittenBlock | undefined {
  for (const [form, make] of lineForms) {
    const match = form.exec(line);
    if (match) return make(match);
  }
  return undefined;
}

const languages: Readonly<Partial<Record<string, string>>> = {
  js: "javascript",
  ts: "typescript",
  py: "python",
  sh: "shell",
  yml: "yaml",
};
const known = new Set(
  "bash c c++ c# css diff docker elixir go graphql html java javascript json kotlin markdown php python ruby rust scala shell sql swift typescript xml yaml".split(
    " ",
  ),
);

/** Notion refuses a language that it does not know. */
function toLanguage(name: string): string {
  const language = languages[name.toLowerCase()] ?? name.toLowerCase();
  return known.has(language) ? language : "plain text";
}
