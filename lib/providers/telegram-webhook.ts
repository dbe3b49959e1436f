import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { requireSecret } from "./bearer";
import type { ChannelContext, ChannelState, InboundRequest, Received } from "./channel";
import type { CleanUp, SecretFields } from "./provider";
import { revokeOrGone } from "./revocation";
import { askTelegram } from "./telegram-api";

type Refused = Extract<Received, { kind: "refused" }>;

const header = "x-telegram-bot-api-secret-token";

const hashOf = (text: string): Buffer => createHash("sha256").update(text).digest();

/**
 * Reads an update that Telegram sent to this very bot. Telegram signs nothing: it repeats the secret
 * that was set with the address, and each bot has one of its own.
 */
export function readUpdate<Schema extends z.ZodType>(
  { method, headers, body }: Pick<InboundRequest, "method" | "headers" | "body">,
  secret: SecretFields,
  schema: Schema,
): Refused | { kind: "read"; update: z.output<Schema> } {
  const refuse = (status: Refused["status"], reason: string): Refused => ({
    kind: "refused",
    status,
    reason,
  });
  if (method !== "POST") return refuse(405, "Telegram sends POST");
  const shown = headers.get(header);
  if (shown === null) return refuse(401, "no secret token");
  if (!timingSafeEqual(hashOf(shown), hashOf(requireSecret(secret, "webhookSecret"))))
    return refuse(401, "another secret token");
  const parsed = schema.safeParse(parseBody(body));
  return parsed.success
    ? { kind: "read", update: parsed.data }
    : refuse(400, "not an update of the Bot API");
}

function parseBody(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** Has Telegram send updates of these kinds to the channel's address, with its secret. */
export async function setWebhook(
  { call, address, secret }: Pick<ChannelContext, "call" | "address" | "secret">,
  allowedUpdates: readonly string[],
): Promise<void> {
  await askTelegram(call, "setWebhook", z.literal(true), {
    url: address,
    secret_token: requireSecret(secret, "webhookSecret"),
    allowed_updates: allowedUpdates,
    max_connections: 40,
  });
}

const WebhookInfo = z.object({
  url: z.string(),
  pending_update_count: z.int(),
  last_error_date: z.int().optional(),
  last_error_message: z.string().optional(),
});

/** Whether messages arrive, as Telegram sees it. */
export async function webhookState({
  call,
  address,
}: Pick<ChannelContext, "call" | "address">): Promise<ChannelState> {
  const info = await askTelegram(call, "getWebhookInfo", WebhookInfo);
  const state = (is: ChannelState["state"], text: string) => ({ id: "webhook", state: is, text });
  if (info.url !== address)
    return state("stop", "Telegram sends what happens elsewhere. Set the channel up again.");
  const failedAt = (info.last_error_date ?? 0) * 1000;
  const isFailing = info.pending_update_count > 0 && Date.now() - failedAt < 15 * 60_000;
  return isFailing
    ? state("waiting", "Telegram could not deliver lately, and tries again by itself.")
    : state("ok", "Messages arrive.");
}

/** The address is forgotten at Telegram, with what was about to be sent there; a dead token has none. */
export const webhookCleanUp: CleanUp = {
  kind: "delete_webhooks",
  words: "Event address removed at Telegram",
  run: async ({ call }) => {
    await revokeOrGone(
      () => askTelegram(call, "deleteWebhook", z.literal(true), { drop_pending_updates: true }),
      ({ failure }) => failure.reason === "unauthorized",
    );
    return undefined;
  },
};
