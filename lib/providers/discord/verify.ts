import { createPublicKey, verify } from "node:crypto";
import type { InboundRequest } from "../channel";

/** What stands before a raw Ed25519 key in DER. */
const spkiPrefix = Buffer.from("302a300506032b6570032100", "hex");

/** Discord defines no window: whatever is older may have been recorded. */
const windowMs = 300_000;

/** Whether the application's own key signed these very bytes, a moment ago. */
export function isSigned(
  { headers, body, receivedAt }: Pick<InboundRequest, "headers" | "body" | "receivedAt">,
  verifyKey: string,
): boolean {
  const signature = headers.get("x-signature-ed25519") ?? "";
  const timestamp = headers.get("x-signature-timestamp") ?? "";
  if (!/^[0-9a-f]{128}$/i.test(signature) || !/^\d{1,12}$/.test(timestamp)) return false;
  if (!/^[0-9a-f]{64}$/i.test(verifyKey)) return false;
  if (Math.abs(receivedAt.getTime() - Number(timestamp) * 1000) > windowMs) return false;
  const key = createPublicKey({
    key: Buffer.concat([spkiPrefix, Buffer.from(verifyKey, "hex")]),
    format: "der",
    type: "spki",
  });
  const signed = Buffer.concat([Buffer.from(timestamp), body]);
  return verify(null, signed, key, Buffer.from(signature, "hex"));
}
