import { AppError } from "@/lib/errors";

/** A mail of plain text. Addresses are bare: name@example.com. */
export type Mail = {
  to: readonly string[];
  cc?: readonly string[];
  bcc?: readonly string[];
  subject: string;
  text: string;
  /** Message-ID of the mail that it answers. */
  inReplyTo?: string;
  /** Message-IDs of the conversation, oldest first. */
  references?: string;
};

/** The mail as RFC 5322 text. A line break in any header is refused, since it would add headers. */
export function buildMime(mail: Mail): string {
  const headers: [string, string][] = [["To", mail.to.join(", ")]];
  if (mail.cc?.length) headers.push(["Cc", mail.cc.join(", ")]);
  if (mail.bcc?.length) headers.push(["Bcc", mail.bcc.join(", ")]);
  headers.push(["Subject", mail.subject]);
  if (mail.inReplyTo) headers.push(["In-Reply-To", mail.inReplyTo]);
  if (mail.references) headers.push(["References", mail.references]);
  const body = Buffer.from(mail.text.replace(/\r?\n/g, "\r\n"), "utf8").toString("base64");
  return [
    ...headers.map(([name, value]) => `${name}: ${encodeHeader(name, value)}`),
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    ...(body.match(/.{1,76}/g) ?? []),
  ].join("\r\n");
}

/** A header's value in ASCII: RFC 2047 encoded words where it holds anything else. */
function encodeHeader(name: string, value: string): string {
  if (/\p{Cc}/u.test(value))
    throw new AppError("invalid_input", `${name} must be one line without control characters.`);
  if (/^[\x20-\x7e]*$/.test(value)) return value;
  return chunksOf(value, 45)
    .map((chunk) => `=?UTF-8?B?${Buffer.from(chunk, "utf8").toString("base64")}?=`)
    .join("\r\n ");
}

/** Pieces of at most so many bytes of UTF-8, never splitting a character. */
function chunksOf(text: string, maxBytes: number): string[] {
  const chunks: string[] = [];
  let chunk = "";
  for (const character of text) {
    if (Buffer.byteLength(chunk + character) > maxBytes) {
      chunks.push(chunk);
      chunk = "";
    }
    chunk += character;
  }
  return [...chunks, chunk];
}
