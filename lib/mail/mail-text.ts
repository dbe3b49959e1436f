/** What a mail says: paragraphs, and where to act. */
export type MailText = {
  /** Paragraphs, separated by empty lines. */
  text: string;
  link?: { href: string; words: string };
  /** Why it was sent, in small print. */
  reason?: string;
};

export const toPlainText = ({ text, link, reason }: MailText): string =>
  [text, link && `${link.words}: ${link.href}`, reason && `-- \n${reason}`]
    .filter(Boolean)
    .join("\n\n") + "\n";

/** As simple as mail programs want it: no style sheet, no picture, nothing that tells us it was read. */
export function toHtml({ text, link, reason }: MailText): string {
  const paragraphs = text.split(/\n\n+/).map((each) => `<p>${escape(each)}</p>`);
  const button = link && `<p><a href="${escape(link.href)}">${escape(link.words)}</a></p>`;
  const small = reason && `<p style="color:#666;font-size:13px">${escape(reason)}</p>`;
  return [
    '<div style="font-family:sans-serif;font-size:15px;line-height:1.5;max-width:36em">',
    ...paragraphs,
    button,
    small,
    "</div>",
  ]
    .filter(Boolean)
    .join("\n");
}

const escape = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
