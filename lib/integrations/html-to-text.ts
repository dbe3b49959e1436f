import { decodeEntities, tokenizeHtml } from "./html-tokens";

const blocks = new Set(
  "address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tr ul".split(
    " ",
  ),
);

/** Turns a page into text that reads well: paragraphs, `#` headings, `-` lists, links as [text](url). */
export function htmlToText(html: string, base: string): { title: string; text: string } {
  const writer = new TextWriter(base);
  for (const token of tokenizeHtml(html)) {
    if (token.kind === "text") writer.text(token.text);
    else if (token.kind === "open") writer.open(token.name, token.attributes);
    else writer.close(token.name);
  }
  return writer.finish();
}

class TextWriter {
  readonly #base: string;
  readonly #lines: string[] = [];
  #line = "";
  #title = "";
  #isTitle = false;
  #isHead = false;
  #preDepth = 0;
  #listDepth = 0;
  #link: { href: string; from: number } | undefined;

  constructor(base: string) {
    this.#base = base;
  }

  text(text: string): void {
    if (this.#isTitle) this.#title += text;
    else if (this.#isHead) return;
    else if (this.#preDepth > 0) this.#line += text;
    else this.#write(text.replace(/\s+/g, " "));
  }

  open(name: string, attributes: string): void {
    if (name === "title") this.#isTitle = this.#title === "";
    if (name === "head") this.#isHead = true;
    if (name === "body") this.#isHead = false;
    if (blocks.has(name)) this.#breakLine(name);
    if (name === "br") this.#endLine();
    if (name === "ul" || name === "ol") this.#listDepth += 1;
    if (name === "li")
      this.#line = `${"  ".repeat(Math.min(8, Math.max(0, this.#listDepth - 1)))}- `;
    if (/^h[1-6]$/.test(name)) this.#line = `${"#".repeat(Number(name[1]))} `;
    if (name === "pre") this.#preDepth += 1;
    if (name === "td" || name === "th") this.#write(this.#line === "" ? "" : " | ");
    if (name === "img") this.#image(attributes);
    if (name === "a") this.#link = this.#openLink(attributes);
  }

  close(name: string): void {
    if (name === "title") this.#isTitle = false;
    if (name === "head") this.#isHead = false;
    if (name === "a") this.#closeLink();
    if (blocks.has(name)) this.#breakLine(name);
    if (name === "ul" || name === "ol") this.#listDepth = Math.max(0, this.#listDepth - 1);
    if (name === "pre") this.#preDepth = Math.max(0, this.#preDepth - 1);
  }

  finish(): { title: string; text: string } {
    this.#endLine();
    const text = this.#lines
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim();
    return { title: this.#title.replace(/\s+/g, " ").trim(), text };
  }

  #write(text: string): void {
    const isStart = this.#line === "" || this.#line.endsWith(" ");
    this.#line += isStart ? text.replace(/^ /, "") : text;
  }

  #image(attributes: string): void {
    const alt = attribute(attributes, "alt")?.replace(/\s+/g, " ").trim();
    if (alt) this.#write(`[image: ${alt}]`);
  }

  #openLink(attributes: string) {
    const href = attribute(attributes, "href");
    if (href === undefined || href.startsWith("#")) return undefined;
    const url = URL.parse(href, this.#base);
    if (!url || !/^(https?|mailto):$/.test(url.protocol)) return undefined;
    return { href: url.href, from: this.#line.length };
  }

  #closeLink(): void {
    const link = this.#link;
    this.#link = undefined;
    // A block inside a link has already ended the line that it began on.
    if (!link || link.from > this.#line.length) return;
    const label = this.#line.slice(link.from).trim();
    if (label === "") return;
    const gap = /^\s/.test(this.#line.slice(link.from)) ? " " : "";
    this.#line = `${this.#line.slice(0, link.from)}${gap}[${label}](${link.href})`;
  }

  #breakLine(name: string): void {
    this.#endLine();
    const isTight = name === "li" || name === "tr" || name === "dt" || name === "dd";
    if (!isTight && this.#listDepth === 0) this.#lines.push("");
  }

  #endLine(): void {
    const isBare = /^\s*(-|#{1,6})?\s*$/.test(this.#line);
    if (!isBare) this.#lines.push(this.#preDepth > 0 ? this.#line : this.#line.trimEnd());
    this.#line = "";
    this.#link = undefined;
  }
}

/** The value of an attribute, decoded; undefined when it is not there. */
function attribute(attributes: string, name: string): string | undefined {
  const pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i");
  const [, double, single, bare] = pattern.exec(attributes) ?? [];
  const value = double ?? single ?? bare;
  return value === undefined ? undefined : decodeEntities(value).trim();
}
