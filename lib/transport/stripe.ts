import "server-only";
import { AppError } from "@/lib/errors";
import { logError, logInfo } from "@/lib/log";
import { stripeAccount } from "@/lib/payments/stripe-account";
import { readStripeEvent } from "@/lib/payments/stripe-event";
import { takeStripeEvent } from "@/lib/payments/take-event";
import type { Client } from "./client";
import { readBytes } from "./read-json-body";
import { within } from "./within";

/** Where Stripe sends what became of payments. */
export const stripePath = "/api/stripe/webhook";

const maxBytes = 512 * 1024;
const limitMs = 20_000;

/**
 * What Stripe tells of payments: nothing else credits them. The bytes are checked as they came, because they
 * are what is signed. Whatever is not answered with 200 comes again, for days.
 */
export async function serveStripe(request: Request, { requestId }: Client): Promise<Response> {
  const account = stripeAccount();
  if (!account) return say(404, "not found");
  if (request.method !== "POST") return say(405, "not possible", { allow: "POST" });
  try {
    const body = await readBytes(request, maxBytes);
    const event = readStripeEvent(account, body, request.headers.get("stripe-signature"));
    if (!event) return say(400, "not signed");
    const taken = await within(limitMs, takeStripeEvent(account, event));
    logInfo("an event of Stripe's", { event: event.id, type: event.type, taken, requestId });
    return taken === "later" ? say(409, "too early") : say(200, taken);
  } catch (error) {
    if (error instanceof AppError && error.kind === "payload_too_large")
      return say(413, "too large");
    if (error instanceof AppError && error.kind === "invalid_input") return say(400, "broken off");
    const isBusy = error instanceof AppError && error.kind === "unavailable";
    if (!isBusy) logError("an event of Stripe's could not be taken", error, { requestId });
    return say(isBusy ? 503 : 500, "again");
  }
}

const say = (status: number, text: string, headers: Record<string, string> = {}): Response =>
  new Response(text, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", ...headers },
  });
