import { randomUUID, sign } from "node:crypto";
import type { Sandbox } from "../sandbox";
import { telnyxSigningKey } from "./account";

/** Sends an event as Telnyx does: signed with the account's key at the moment it leaves, tried again. */
export async function sendTelnyxEvent(
  sandbox: Sandbox,
  { account, url }: { account: string; url: string },
  event_type: string,
  payload: object,
): Promise<void> {
  if (url === "") return;
  const id = randomUUID();
  const data = {
    record_type: "event",
    event_type,
    id,
    occurred_at: new Date().toISOString(),
    payload,
  };
  await sandbox.events.deliver({
    provider: "telnyx",
    id: `${event_type} ${id}`,
    timeoutMs: 10_000,
    retryDelaysMs: [2_000, 10_000, 30_000],
    request: (attempt) => {
      const body = JSON.stringify({ data, meta: { attempt: attempt + 1, delivered_to: url } });
      const time = String(Math.floor(Date.now() / 1000));
      const signature = sign(null, Buffer.from(`${time}|${body}`), telnyxSigningKey(account));
      return {
        url,
        headers: {
          "content-type": "application/json",
          "user-agent": "telnyx-webhooks",
          "telnyx-timestamp": time,
          "telnyx-signature-ed25519": signature.toString("base64"),
        },
        body,
      };
    },
  });
}
