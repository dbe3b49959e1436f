import { z } from "zod";
import type { ProviderFailure, ProviderResponse } from "../provider";
import { quoteProvider } from "../provider-text";
import { failureOfStatus, unauthorized } from "../status-failure";

const ErrorBody = z.object({
  code: z.string().optional(),
  message: z.string().optional(),
  error: z.string().optional(),
});

export function notionFailure(response: ProviderResponse): ProviderFailure | undefined {
  if (response.status < 400) return undefined;
  const { code, message, error } = ErrorBody.safeParse(response.body).data ?? {};
  if (code === "unauthorized" || error === "invalid_grant") return unauthorized("Notion");
  if (code === "object_not_found")
    return {
      reason: "not_found",
      message:
        "Notion has nothing with this id, or it is not shared with this connection. In Notion, open the page, then ••• > Connections, and add it.",
    };
  if (code === "restricted_resource")
    return {
      reason: "forbidden",
      message: "Notion does not let this connection do that. Its capabilities are set in Notion.",
    };
  if (code === "conflict_error")
    return {
      reason: "unavailable",
      message: "Someone else was saving this Notion page at the same moment. Try again.",
      retryAfterSeconds: 1,
    };
  return failureOfStatus("Notion", response, quoteProvider(message ?? error));
}
