import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blocksToText, type Block } from "./block-text";
import { markdownToBlocks } from "./markdown-blocks";
import { titleOf, toValue } from "./properties";
import { toRichText } from "./rich-text";
import { toId } from "./settings";

const text = (plain_text: string, more: object = {}) => ({ plain_text, ...more });
const block = (type: string, content: Block["content"] = {}, children: Block[] = []): Block => ({
  type,
  content,
  children,
});
const paragraph = (...rich_text: ReturnType<typeof text>[]) => block("paragraph", { rich_text });

describe("a page's text", () => {
  test("keeps headings, lists inside lists, tasks, quotes and code", () => {
    const item = (name: string, children: Block[] = []) =>
      block("bulleted_list_item", { rich_text: [text(name)] }, children);
    const page = [
      block("heading_1", { rich_text: [text("Plan")] }),
      paragraph(text("Read "), text("this", { annotations: { bold: true } })),
      item("one", [item("inner")]),
      block("to_do", { rich_text: [text("ship")], checked: true }),
      block("numbered_list_item", { rich_text: [text("first")] }),
      block("numbered_list_item", { rich_text: [text("second")] }),
      block("code", { rich_text: [text("a\nb")], language: "shell" }),
      block("quote", { rich_text: [text("said\ntwice")] }),
    ];
    expect(blocksToText(page)).toBe(
      [
        "# Plan\n",
        "Read **this**\n",
        "- one\n  - inner\n- [x] ship\n1. first\n2. second\n",
        "```shell\na\nb\n```\n",
        "> said\n> twice",
      ].join("\n"),
    );
  });

  test("keeps links and tables, and looks through columns", () => {
    const row = (...cells: string[]) =>
      block("table_row", { cells: cells.map((cell) => [text(cell)]) });
    const column = block("column_list", {}, [
      block("column", {}, [paragraph(text("site", { href: "https://acme.test" }))]),
    ]);
    expect(blocksToText([column, block("table", {}, [row("a", "b"), row("1", "2")])])).toBe(
      "[site](https://acme.test)\n\n| a | b |\n| 1 | 2 |",
    );
  });

  test("names pages inside the page, and skips what has no text", () => {
    const page = [block("child_page", { title: "Notes" }), block("breadcrumb"), paragraph()];
    expect(blocksToText(page)).toBe("[page: Notes]");
  });
});

describe("written Markdown", () => {
  test("becomes Notion's blocks", () => {
    const types = markdownToBlocks(
      "# A\n## B\ntext\nmore\n\n- x\n- [ ] y\n1. z\n> q\n---\n```js\n- no list\n```",
    ).map(({ type }) => type);
    expect(types).toEqual([
      "heading_1",
      "heading_2",
      "paragraph",
      "bulleted_list_item",
      "to_do",
      "numbered_list_item",
      "quote",
      "divider",
      "code",
    ]);
  });

  test("keeps links, bold, italic and code", () => {
    expect(toRichText("a [b](https://c.test) **d** *e* `f`")).toEqual([
      { type: "text", text: { content: "a " } },
      { type: "text", text: { content: "b", link: { url: "https://c.test" } } },
      { type: "text", text: { content: " " } },
      { type: "text", text: { content: "d" }, annotations: { bold: true } },
      { type: "text", text: { content: " " } },
      { type: "text", text: { content: "e" }, annotations: { italic: true } },
      { type: "text", text: { content: " " } },
      { type: "text", text: { content: "f" }, annotations: { code: true } },
    ]);
  });

  test("loses no word and never writes a piece longer than Notion takes", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 6000 }), (markdown) => {
        const pieces = toRichText(markdown);
        expect(pieces.every(({ text: { content } }) => content.length <= 2000)).toBe(true);
      }),
    );
    const long = "word ".repeat(1000);
    expect(
      toRichText(long)
        .map(({ text: { content } }) => content)
        .join(""),
    ).toBe(long);
  });

  test("reads back as it was written", () => {
    const markdown = "# Plan\n\nFirst.\n\n- a\n- [x] b\n1. c\n\n> d\n\n---";
    const blocks = markdownToBlocks(markdown).map((written) => {
      const { type } = written;
      const { rich_text = [], checked } = written[type] as {
        rich_text?: { text: { content: string } }[];
        checked?: boolean;
      };
      return block(type, {
        checked,
        rich_text: rich_text.map((piece) => text(piece.text.content)),
      });
    });
    expect(blocksToText(blocks)).toBe(markdown);
  });
});

test("a page's address and its id are the same page", () => {
  const id = "1f2e3d4c5b6a49880123456789abcdef";
  for (const form of [
    id,
    "1f2e3d4c-5b6a-4988-0123-456789abcdef",
    `https://www.notion.so/acme/Notes-2026-${id}?pvs=4`,
    `https://www.notion.so/acme/Notes-${id}?v=00000000000000000000000000000000`,
    `https://www.notion.so/${id}#00000000000000000000000000000000`,
  ])
    expect(toId(form)).toBe(id);
});

test("properties come out as plain values", () => {
  expect(toValue({ type: "select", select: { name: "Done" } })).toBe("Done");
  expect(toValue({ type: "status", status: null })).toBeNull();
  expect(toValue({ type: "multi_select", multi_select: [{ name: "a" }] })).toEqual(["a"]);
  expect(toValue({ type: "number", number: 3 })).toBe(3);
  expect(toValue({ type: "checkbox", checkbox: false })).toBe(false);
  expect(toValue({ type: "date", date: { start: "2026-11-22" } })).toEqual({ start: "2026-11-22" });
  expect(toValue({ type: "rollup", rollup: {} })).toBeUndefined();
  expect(titleOf({ Name: { type: "title", title: [text("Notes")] } })).toBe("Notes");
});
