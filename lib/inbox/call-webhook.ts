import "server-only";
import { Webhook } from "standardwebhooks";
import { AppError } from "@/lib/errors";
import { sendToAgent } from "@/lib/outbound/agent-address";
import type { InboxMessage } from "./inbox-message";

const timeoutMs = 10_000;
/** What it answers is of no interest. */
const maxBytes = 16 * 1024;

/** How an agent's own address took a message. */
export type WebhookAnswer = {
  /** `ended`: it wants nothing more. */
  outcome: "taken" | "refused" | "ended";
  status: number | null;
  durationMs: number;
  /** In one sentence, without anything that was answered. */
  detail: string;
};

/** Sends one message, signed as Standard Webhooks are: once with each secret that is good now. */
export async function callWebhook(
  address: string,
  secrets: readonly string[],
  message: InboxMessage,
): Promise<WebhookAnswer> {
  const url = new URL(address);
  const at = new Date();
  const body = JSON.stringify({ type: "message", timestamp: message.receivedAt, data: message });
  const signatures = secrets.map((secret) => new Webhook(secret).sign(message.id, at, body));
  const begun = performance.now();
  const answered = (outcome: WebhookAnswer["outcome"], status: number | null, detail: string) => ({
    outcome,
    status,
    durationMs: Math.round(performance.now() - begun),
    detail,
  });
  try {
    const { status } = await sendToAgent({
      name: url.host,
      url,
      method: "POST",
      headers: new Headers({
        "content-type": "application/json",
        "user-agent": "Alfe-Integrations",
        "webhook-id": message.id,
        "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
        "webhook-signature": signatures.join(" "),
      }),
      body,
      maxBytes,
      timeoutMs,
    });
    if (status >= 200 && status < 300) return answered("taken", status, "");
    const detail = `It answered ${String(status)}.`;
    return answered(status === 410 ? "ended" : "refused", status, detail);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return answered("refused", null, error.message);
  }
}
