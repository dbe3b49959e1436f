import { createHmac, timingSafeEqual } from "node:crypto";

/** How far Slack's clock and ours may be apart, and how long a request may have been under way. */
const windowSeconds = 300;

type Signed = { headers: Headers; body: Uint8Array; receivedAt: Date };

/** Whether Slack signed these very bytes with this app's secret, a moment ago. */
export function isSignedBySlack(
  { headers, body, receivedAt }: Signed,
  signingSecret: string,
): boolean {
  const timestamp = headers.get("x-slack-request-timestamp") ?? "";
  const signature = headers.get("x-slack-signature") ?? "";
  if (!/^\d{1,12}$/.test(timestamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return false;
  const now = Math.floor(receivedAt.getTime() / 1000);
  if (Math.abs(now - Number(timestamp)) > windowSeconds) return false;
  const expected = createHmac("sha256", signingSecret)
    .update(`v0:${timestamp}:`)
    .update(body)
    .digest();
  return timingSafeEqual(expected, Buffer.from(signature.slice(3), "hex"));
}
