import { z } from "zod";
import type { ProviderFailure, ProviderResponse } from "./provider";
import { quoteProvider } from "./provider-text";
import { failureOfStatus } from "./status-failure";

const ErrorBody = z.object({
  errors: z
    .array(
      z.object({
        code: z.string().optional(),
        title: z.string().optional(),
        detail: z.string().optional(),
      }),
    )
    .min(1),
});

/** True for what has the shape of Telnyx's refusals. */
export const isTelnyxRefusal = (body: unknown): boolean => ErrorBody.safeParse(body).success;

export function telnyxFailure(response: ProviderResponse): ProviderFailure | undefined {
  if (response.status < 400) return undefined;
  const [first] = ErrorBody.safeParse(response.body).data?.errors ?? [];
  // 402, and code 20100 with other statuses: the account has no money left.
  if (response.status === 402 || first?.code === "20100")
    return {
      reason: "forbidden",
      message: "The Telnyx account has not enough money left. Top it up at Telnyx.",
    };
  return failureOfStatus("Telnyx", response, quoteProvider(first?.detail ?? first?.title));
}
