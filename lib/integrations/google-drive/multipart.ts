import { randomUUID } from "node:crypto";

/** A `multipart/related` body of JSON about a file and the file itself. */
export function buildMultipart(
  about: unknown,
  file: { contentType: string; text: string },
): { contentType: string; data: string } {
  const boundary = `part_${randomUUID()}`;
  const data = [
    `--${boundary}`,
    "Content-Type: application/json; charset=utf-8",
    "",
    JSON.stringify(about),
    `--${boundary}`,
    `Content-Type: ${file.contentType}; charset=utf-8`,
    "",
    file.text,
    `--${boundary}--`,
    "",
  ].join("\r\n");
  return { contentType: `multipart/related; boundary=${boundary}`, data };
}
