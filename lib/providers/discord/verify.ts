import { createPublicKey, verify } from "node:crypto";
import type { InboundRequest } from "../channel";

/** What stands before a raw Ed25519 key in DER. */
const spkiPrefix = Buffer.from("302a300506032b6570032100", "hex");

/** Discord defines no window: whatever is older may have been recorded. */
const windowMs = 300_000;

/** Whether a key made a signature of these bytes; both are written in hex. */
export function isSignature(signature: string, message: Uint8Array, publicKey: string): boolean {
  if (!/^[0-9a-f]{128}$/i.test(signature) || !/^[0-9a-f]{64}$/i.test(publicKey)) return false;
  const key = createPublicKey({
    key: Buffer.concat([spkiPrefix, Buffer.from(publicKey, "hex")]),
    format: "der",
    type: "spki",
  });
  return verify(null, message, key, Buffer.from(signature, "hex"));
}

/** Whether the application's own key signed these very bytes, a moment ago. */
export function isSigned(
  { headers, body, receivedAt }: Pick<InboundRequest, "headers" | "body" | "receivedAt">,
  verifyKey: string,
): boolean {
  const signature = headers.get("x-signature-ed25519") ?? "";
  const timestamp = headers.get("x-signature-timestamp") ?? "";
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(receivedAt.getTime() - Number(timestamp) * 1000) > windowMs) return false;
  return isSignature(signature, Buffer.concat([Buffer.from(timestamp), body]), verifyKey);
}
