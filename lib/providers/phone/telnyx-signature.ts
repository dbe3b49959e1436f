import { createPublicKey, type KeyObject, verify } from "node:crypto";

/** Older or newer than this, a request may be one that somebody recorded. */
const toleranceSeconds = 300;

/** What stands before the 32 bytes of an Ed25519 key in its standard form (RFC 8410). */
const prefix = Buffer.from("302a300506032b6570032100", "hex");

/** The key of Telnyx's portal, 32 bytes in base64; undefined when it is none. */
export function telnyxKey(publicKey: string): KeyObject | undefined {
  const bytes = strictBase64(publicKey);
  if (bytes?.length !== 32) return undefined;
  try {
    return createPublicKey({ key: Buffer.concat([prefix, bytes]), format: "der", type: "spki" });
  } catch {
    return undefined;
  }
}

type SignedByTelnyx = {
  headers: Headers;
  body: Uint8Array;
  receivedAt: Date;
};

/** Whether Telnyx sent it, and just now: an Ed25519 signature over the time and the raw body. */
export function isFromTelnyx(
  publicKey: string,
  { headers, body, receivedAt }: SignedByTelnyx,
): boolean {
  const key = telnyxKey(publicKey);
  const time = headers.get("telnyx-timestamp") ?? "";
  const signature = strictBase64(headers.get("telnyx-signature-ed25519") ?? "");
  if (!key || signature?.length !== 64 || !/^\d{1,15}$/.test(time)) return false;
  const ageSeconds = Math.floor(receivedAt.getTime() / 1000) - Number(time);
  if (Math.abs(ageSeconds) > toleranceSeconds) return false;
  return verify(null, Buffer.concat([Buffer.from(`${time}|`), body]), key, signature);
}

/** Bytes of base64 as it is written by rule, padded; Node itself takes nearly anything. */
function strictBase64(text: string): Buffer | undefined {
  if (text === "" || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text))
    return undefined;
  return Buffer.from(text, "base64");
}
