import "server-only";
import Stripe from "stripe";
import { AppError } from "@/lib/errors";
import { sendToWorld } from "@/lib/outbound/route";
import type { World } from "@/lib/providers/provider";
import type { StripeAccount } from "./stripe-account";

const timeoutMs = 20_000;
const maxBytes = 2 * 1024 * 1024;

/** Stripe's own client, whose requests go through ours: to Stripe, or to the sandbox that plays it. */
export const stripeClient = ({ secretKey, world }: StripeAccount): Stripe =>
  new Stripe(secretKey.reveal(), {
    httpClient: Stripe.createFetchHttpClient(fetchIn(world)),
    timeout: timeoutMs,
    maxNetworkRetries: 1,
    telemetry: false,
  });

const fetchIn =
  (world: World): typeof fetch =>
  async (input, init) => {
    const request = new Request(input, init);
    const body = init?.body;
    const { bytes, status, headers } = await sendToWorld(world)({
      name: "Stripe",
      url: new URL(request.url),
      method: request.method,
      headers: request.headers,
      ...(typeof body === "string" && body !== "" && { body }),
      maxBytes,
      timeoutMs,
    });
    return new Response(bytes, { status, headers });
  };

/** For `.catch`: what Stripe's client threw, in words for whoever pays. */
export function rethrowStripe(cause: unknown): never {
  if (!(cause instanceof Stripe.errors.StripeError)) throw cause;
  if (cause instanceof Stripe.errors.StripeAuthenticationError)
    throw new AppError(
      "provider_failed",
      "Stripe does not accept this server's key. Tell whoever runs the server. No charge was made.",
      { cause },
    );
  const passes =
    cause instanceof Stripe.errors.StripeConnectionError ||
    cause instanceof Stripe.errors.StripeRateLimitError ||
    (cause.statusCode ?? 0) >= 500;
  throw passes
    ? new AppError("unavailable", "Stripe could not be reached. Try again in a minute.", {
        cause,
        retryAfterSeconds: 60,
      })
    : new AppError("provider_failed", "Stripe refused to open a checkout. No charge was made.", {
        cause,
      });
}
