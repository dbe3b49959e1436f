/** A piece of HTML: text with its entities decoded, or a tag. */
export type HtmlToken =
  | { kind: "text"; text: string }
  | { kind: "open"; name: string; attributes: string }
  | { kind: "close"; name: string };

/** Elements whose content is no text for readers, or is not HTML. */
const opaque = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "svg",
  "iframe",
  "object",
  "math",
]);

/** Splits HTML as it is found in the wild, in one pass; broken markup is read as text. */
export function* tokenizeHtml(html: string): Generator<HtmlToken> {
  let at = 0;
  while (at < html.length) {
    const start = nextMarkup(html, at);
    if (start > at) yield { kind: "text", text: decodeEntities(html.slice(at, start)) };
    if (start >= html.length) return;
    if (!/[a-z/]/i.test(html.charAt(start + 1))) {
      at = html.startsWith("<!--", start) ? after(html, "-->", start + 4) : after(html, ">", start);
      continue;
    }
    const end = tagEnd(html, start);
    const match = /^<(\/?)([a-z][a-z0-9-]*)/i.exec(html.slice(start, Math.min(end, start + 40)));
    at = end;
    if (!match) continue;
    const [tag, slash, rawName = ""] = match;
    const name = rawName.toLowerCase();
    if (slash) yield { kind: "close", name };
    else if (opaque.has(name)) at = afterElement(html, name, end);
    else yield { kind: "open", name, attributes: html.slice(start + tag.length, end - 1) };
  }
}

function nextMarkup(html: string, from: number): number {
  let at = from;
  for (;;) {
    const start = html.indexOf("<", at);
    if (start < 0) return html.length;
    if (/[a-z/!?]/i.test(html.charAt(start + 1))) return start;
    at = start + 1;
  }
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}

/** A quoted attribute may contain `>`. */
function tagEnd(html: string, start: number): number {
  let quote = "";
  for (let at = start + 1; at < html.length; at += 1) {
    const character = html.charAt(at);
    if (quote) {
      if (character === quote) quote = "";
    } else if (character === ">") return at + 1;
    else if ((character === '"' || character === "'") && html.charAt(at - 1) === "=")
      quote = character;
  }
  return html.length;
}

function afterElement(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}\\b`, "gi");
  close.lastIndex = from;
  const found = close.exec(html);
  return found ? after(html, ">", found.index) : html.length;
}

const named: Readonly<Partial<Record<string, string>>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  copy: "©",
  reg: "®",
  trade: "™",
  hellip: "…",
  mdash: "—",
  ndash: "–",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  laquo: "«",
  raquo: "»",
  bull: "•",
  middot: "·",
  times: "×",
  deg: "°",
  euro: "€",
  pound: "£",
  rarr: "→",
  larr: "←",
  shy: "",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  Auml: "Ä",
  Ouml: "Ö",
  Uuml: "Ü",
  szlig: "ß",
  eacute: "é",
  egrave: "è",
  agrave: "à",
  ccedil: "ç",
  ntilde: "ñ",
};

/** Decodes character references; unknown ones stay as they are. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,30});?/gi,
    (whole, body: string) => {
      if (!body.startsWith("#")) return named[body] ?? whole;
      const code = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
      const isValid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return isValid ? String.fromCodePoint(code) : "\ufffd";
    },
  );
}
