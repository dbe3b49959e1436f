import { z } from "zod";

export const RichText = z.array(
  z.object({
    plain_text: z.string(),
    href: z.string().nullish(),
    annotations: z
      .object({
        bold: z.boolean().optional(),
        italic: z.boolean().optional(),
        strikethrough: z.boolean().optional(),
        code: z.boolean().optional(),
      })
      .nullish(),
  }),
);

type RichText = z.output<typeof RichText>;

export const toPlain = (text: RichText): string =>
  text.map(({ plain_text }) => plain_text).join("");

/** Rich text as Markdown. */
export const toMarkdown = (text: RichText): string =>
  text
    .map(({ plain_text, href, annotations }) => {
      const [, before = "", core = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(plain_text) ?? [];
      if (core === "") return plain_text;
      let marked = core;
      if (annotations?.code) marked = `\`${marked}\``;
      if (annotations?.strikethrough) marked = `~~${marked}~~`;
      if (annotations?.italic) marked = `*${marked}*`;
      if (annotations?.bold) marked = `**${marked}**`;
      if (href) marked = `[${marked}](${href})`;
      return before + marked + after;
    })
    .join("");

type WrittenText = {
  type: "text";
  text: { content: string; link?: { url: string } };
  annotations?: { bold?: true; italic?: true; code?: true };
};

const marks =
  /\[([^\]\n]{1,500})\]\((https?:\/\/[^\s)]{1,2000})\)|\*\*([^*\n]+)\*\*|`([^`\n]+)`|\*([^*\s][^*\n]*)\*/g;

/** Text with Markdown's links, bold, italic and code as Notion takes it. */
export function toRichText(markdown: string): WrittenText[] {
  const written: WrittenText[] = [];
  let at = 0;
  for (const match of markdown.matchAll(marks)) {
    const [whole, label, url, bold, code, italic] = match;
    written.push(...plain(markdown.slice(at, match.index)));
    if (label !== undefined && url !== undefined)
      written.push({ type: "text", text: { content: label, link: { url } } });
    else if (bold !== undefined) written.push(...plain(bold, { bold: true }));
    else if (code !== undefined) written.push(...plain(code, { code: true }));
    else if (italic !== undefined) written.push(...plain(italic, { italic: true }));
    at = match.index + whole.length;
  }
  return [...written, ...plain(markdown.slice(at))];
}

const maxContent = 2000;

/** Notion takes at most 2000 characters in one piece. */
export function plain(content: string, annotations?: WrittenText["annotations"]): WrittenText[] {
  const pieces: WrittenText[] = [];
  for (let at = 0; at < content.length; at += maxContent)
    pieces.push({
      type: "text",
      text: { content: content.slice(at, at + maxContent) },
      annotations,
    });
  return pieces;
}
