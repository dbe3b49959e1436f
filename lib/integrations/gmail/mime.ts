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
  const body = Buffer.from(mail.text.replace(/\r?\n/g, "\r\n"), "utf8").toString("base64");
  return [
    ...header("To", mail.to, ","),
    ...header("Cc", mail.cc ?? [], ","),
    ...header("Bcc", mail.bcc ?? [], ","),
    ...header("Subject", toWords(mail.subject)),
    ...header("In-Reply-To", mail.inReplyTo ? [mail.inReplyTo] : []),
    ...header("References", mail.references?.split(" ").filter(Boolean) ?? []),
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    ...(body.match(/.{1,76}/g) ?? []),
  ].join("\r\n");
}

/** A header with one part to a line, because lines are limited; none without parts. */
function header(name: string, parts: readonly string[], separator = ""): string[] {
  if (parts.length === 0) return [];
  if (!parts.every((part) => /^[\x20-\x7e]*$/.test(part)))
    throw new AppError("invalid_input", `${name} must be one line of plain characters.`);
  return [`${name}: ${parts.join(`${separator}\r\n `)}`];
}

/** A text in ASCII: RFC 2047 encoded words where it holds anything else. */
function toWords(text: string): string[] {
  if (/\p{Cc}/u.test(text))
    throw new AppError("invalid_input", "The subject must be one line without control characters.");
  if (/^[\x20-\x7e]*$/.test(text)) return [text];
  return chunksOf(text, 39).map(
    (chunk) => `=?UTF-8?B?${Buffer.from(chunk, "utf8").toString("base64")}?=`,
  );
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
