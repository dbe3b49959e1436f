import { z } from "zod";
import type { ProviderFailure, ProviderResponse } from "../provider";
import { quoteProvider } from "../provider-text";
import { failureOfStatus } from "../status-failure";

const ErrorBody = z.object({ error: z.object({ message: z.string().optional() }) });

export function stripeFailure(response: ProviderResponse): ProviderFailure | undefined {
  const { status } = response;
  if (status < 400) return undefined;
  if (status === 401)
    return {
      reason: "unauthorized",
      message: "Stripe does not know this key. Copy it again from Stripe's key page.",
    };
  const message = ErrorBody.safeParse(response.body).data?.error.message ?? "";
  if (status === 403) return missingPermission(message);
  // 402: the request was good, but the payment's own state forbids it.
  if (status === 402)
    return {
      reason: "invalid",
      message: `Stripe could not do that: ${quoteProvider(message) ?? "no reason given."}`,
    };
  return failureOfStatus("Stripe", response, quoteProvider(message));
}

/** In words of our own, since Stripe's text repeats a part of the key. */
function missingPermission(message: string): ProviderFailure {
  const permission = /\brak_\w+/.exec(message)?.[0];
  const account = /\bacct_\w+/.exec(message)?.[0];
  return {
    reason: "forbidden",
    message:
      `The key${account ? ` of Stripe account ${account}` : ""} does not have the permission ` +
      `${permission ?? "for this"}. Add it on Stripe's key page.`,
  };
}
