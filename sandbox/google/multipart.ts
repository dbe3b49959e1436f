export type UploadParts = { metadata: string; contentType: string; bytes: Buffer };

/** The two parts of a `multipart/related` upload: JSON first, then the content. */
export function parseUpload(body: Buffer, contentType: string): UploadParts | undefined {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return undefined;
  // latin1 keeps every byte as one character, so that positions are those of the bytes.
  const pieces = `\r\n${body.toString("latin1")}`.split(`\r\n--${boundary}`).slice(1, -1);
  const [first, second] = pieces.map((piece) => splitPart(piece));
  if (first === undefined || second === undefined) return undefined;
  const isBase64 = /^base64$/i.test(second.headers["content-transfer-encoding"] ?? "");
  return {
    metadata: Buffer.from(first.content, "latin1").toString(),
    contentType: second.headers["content-type"] ?? "application/octet-stream",
    bytes: Buffer.from(second.content, isBase64 ? "base64" : "latin1"),
  };
}

function splitPart(piece: string): { headers: Partial<Record<string, string>>; content: string } {
  const end = piece.indexOf("\r\n\r\n");
  const lines = end < 0 ? [] : piece.slice(0, end).split("\r\n");
  const headers = lines.flatMap((line) => {
    const colon = line.indexOf(":");
    return colon < 1 ? [] : [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]];
  });
  return {
    headers: Object.fromEntries(headers) as Partial<Record<string, string>>,
    content: end < 0 ? "" : piece.slice(end + 4),
  };
}
