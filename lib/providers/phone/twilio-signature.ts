import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** A request as far as Twilio signs it. */
export type SignedByTwilio = {
  /** The address that Twilio was told, with its query. */
  url: URL;
  signature: string;
  contentType: string;
  body: Uint8Array;
};

/**
 * Whether Twilio sent it: an HMAC-SHA1 with the account's token over the address and the sorted fields
 * of a form. Of any other body the address carries a hash.
 */
export function isFromTwilio(authToken: string, request: SignedByTwilio): boolean {
  if (authToken === "") return false;
  const { url, signature, body } = request;
  const hash = url.searchParams.get("bodySHA256");
  const isForm = hash === null;
  if (isForm && !isEmptyOrForm(request)) return false;
  const fields = isForm ? fieldsText(new TextDecoder().decode(body)) : "";
  // It is not told whether the port was signed.
  const isSigned = [withPort(url), withoutPort(url)]
    .map((address) => isEqual(signature, hmac(authToken, address + fields)))
    .includes(true);
  return isSigned && (isForm || isEqual(hash, createHash("sha256").update(body).digest("hex")));
}

const isEmptyOrForm = ({ contentType, body }: SignedByTwilio): boolean =>
  body.length === 0 || /^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType);

/** Names and values one after another, by name; of a name that comes several times each value once. */
function fieldsText(form: string): string {
  const fields = new URLSearchParams(form);
  return [...new Set(fields.keys())]
    .sort()
    .map((name) =>
      [...new Set(fields.getAll(name))]
        .sort()
        .map((value) => name + value)
        .join(""),
    )
    .join("");
}

const origin = /^(https?:\/\/[^/?#]*?)(:\d+)?(?=[/?#]|$)/;

const withoutPort = ({ href }: URL): string => href.replace(origin, "$1");

const withPort = ({ href, protocol }: URL): string =>
  href.replace(
    origin,
    (_all, host: string, port?: string) =>
      host + (port ?? (protocol === "https:" ? ":443" : ":80")),
  );

const hmac = (authToken: string, text: string): string =>
  createHmac("sha1", authToken).update(text, "utf8").digest("base64");

function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
