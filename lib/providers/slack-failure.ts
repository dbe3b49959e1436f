import { z } from "zod";
import type { ProviderFailure, ProviderResponse } from "./provider";
import { quoteProvider } from "./provider-text";
import { failureOfStatus, rateLimited, retryAfterSeconds, unauthorized } from "./status-failure";

const Refusal = z.object({
  ok: z.literal(false),
  error: z.string(),
  needed: z.string().optional(),
  errors: z
    .array(z.object({ message: z.string().optional(), pointer: z.string().optional() }))
    .optional(),
});

const deadCredential = [
  "token_revoked",
  "token_expired",
  "invalid_auth",
  "account_inactive",
  "not_authed",
  "app_uninstalled",
  "invalid_refresh_token",
];
const outages = ["internal_error", "fatal_error", "service_unavailable", "request_timeout"];

type Known = Pick<ProviderFailure, "reason" | "message">;

/** What Slack's codes mean for the caller. */
const known: Readonly<Partial<Record<string, Known>>> = {
  channel_not_found: {
    reason: "not_found",
    message: "Slack has no such channel, or the bot may not see it. Check the name or id.",
  },
  not_in_channel: {
    reason: "forbidden",
    message: "The bot is not in this channel. Someone there can add it with /invite.",
  },
  is_archived: { reason: "invalid", message: "This Slack channel is archived." },
  restricted_action: {
    reason: "forbidden",
    message: "The workspace's settings do not let the bot do that. Ask an admin of the workspace.",
  },
  no_text: { reason: "invalid", message: "The message is empty." },
  msg_too_long: { reason: "invalid", message: "The message is too long for Slack." },
  message_not_found: { reason: "not_found", message: "Slack has no message at this time." },
  thread_not_found: { reason: "not_found", message: "Slack has no thread at this time." },
  already_reacted: { reason: "invalid", message: "The bot has already reacted with this emoji." },
  invalid_name: {
    reason: "invalid",
    message: "Slack does not know this emoji. Give its name without colons, like thumbsup.",
  },
  not_allowed_token_type: {
    reason: "invalid",
    message: "Slack does not take this kind of token here.",
  },
  app_not_found: { reason: "not_found", message: "Slack has no such app any more." },
  invalid_app_id: { reason: "not_found", message: "Slack has no such app any more." },
  managed_app_limit_reached: {
    reason: "forbidden",
    message: "This workspace has as many apps as Slack allows. Delete one there first.",
  },
  invalid_cursor: {
    reason: "invalid",
    message: "This cursor is no longer valid. Start the list again.",
  },
};

/** Why Slack refused; it answers 200 with `ok: false` then. */
export function slackFailure(response: ProviderResponse): ProviderFailure | undefined {
  const { data } = Refusal.safeParse(response.body);
  if (!data) return failureOfStatus("Slack", response);
  const { error, needed, errors = [] } = data;
  if (deadCredential.includes(error)) return unauthorized("Slack");
  if (error === "ratelimited") return rateLimited("Slack", retryAfterSeconds(response.headers));
  if (error === "missing_scope")
    return {
      reason: "forbidden",
      message: `The Slack app lacks the permission ${quoteProvider(needed) ?? "for this"}. Add it under OAuth & Permissions and install the app again.`,
    };
  if (error === "invalid_manifest")
    return {
      reason: "invalid",
      message: `Slack refused the app: ${quoteProvider(errors.map(({ message, pointer }) => [message, pointer].filter(Boolean).join(" at ")).join("; ")) ?? "no reason given"}.`,
    };
  if (outages.includes(error))
    return {
      reason: "unavailable",
      message: "Slack has a problem at the moment. Try again in a minute.",
    };
  return (
    known[error] ?? {
      reason: "other",
      message: `Slack refused the request: ${quoteProvider(error) ?? "no reason given"}.`,
    }
  );
}
