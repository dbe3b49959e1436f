import { tokenizeHtml } from "./html-tokens";

/** One line of a text that may hold markup and entities, without them. */
export function toPlainText(markup: string): string {
  let text = "";
  for (const token of tokenizeHtml(markup)) if (token.kind === "text") text += token.text;
  return text.replace(/\s+/g, " ").trim();
}
