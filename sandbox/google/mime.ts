/** The headers and text of a message as mail programs send it (RFC 5322). */
export type ParsedMail = { headers: [name: string, value: string][]; body: string };

export function parseMail(raw: string): ParsedMail {
  const text = raw.replace(/\r?\n/g, "\r\n");
  const end = text.indexOf("\r\n\r\n");
  const head = end < 0 ? text : text.slice(0, end);
  const headers = head
    // A line that starts with a blank continues the one before.
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n")
    .flatMap((line): [string, string][] => {
      const colon = line.indexOf(":");
      return colon < 1 ? [] : [[line.slice(0, colon), decodeWords(line.slice(colon + 1).trim())]];
    });
  const body = end < 0 ? "" : text.slice(end + 4);
  return { headers, body: decodeBody(body, headerOf(headers, "Content-Transfer-Encoding")) };
}

export function headerOf(headers: [string, string][], name: string): string | undefined {
  return headers.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];
}

/** The addresses in a list such as `Jane <jane@a.test>, bob@b.test`. */
export function addressesOf(value: string | undefined): string[] {
  return (value?.match(/[^\s<>,"]+@[^\s<>,"]+/g) ?? []).map((address) => address.toLowerCase());
}

// RFC 2047: =?utf-8?B?...?= and =?utf-8?Q?...?=
function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === "b"
        ? Buffer.from(text, "base64").toString()
        : decodeQuoted(text.replaceAll("_", " ")),
    );
}

function decodeBody(body: string, encoding: string | undefined): string {
  if (encoding?.toLowerCase() === "base64") return Buffer.from(body, "base64").toString();
  return encoding?.toLowerCase() === "quoted-printable"
    ? decodeQuoted(body.replace(/=\r\n/g, ""))
    : body;
}

function decodeQuoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, "latin1").toString();
}
