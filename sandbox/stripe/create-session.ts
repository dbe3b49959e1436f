import type { StripeCall } from "./call";
import { metadataOf, type StripeForm, textOf } from "./form";
import { presentSession } from "./present-session";
import { noSuch, StripeProblem } from "./problem";
import type { StripeSession } from "./seed";

const daySeconds = 24 * 60 * 60;
const leastCents = 50;
const mostCents = 99_999_999;

/** Opens a page on which one payment is made: what Checkout takes in mode `payment`, for one product. */
export function createSession({ account, form, nextId, record }: StripeCall): object {
  if (textOf(form, "mode") !== "payment")
    throw new StripeProblem(400, "The sandbox plays Checkout in mode payment only.", {
      param: "mode",
    });
  const item = inner(inner(form, "line_items"), "0");
  const price = inner(item, "price_data");
  const unit = Number(textOf(price, "unit_amount"));
  const quantity = Number(textOf(item, "quantity") ?? 1);
  if (!Number.isInteger(unit) || unit < 0 || !Number.isInteger(quantity) || quantity < 1)
    throw new StripeProblem(400, "Invalid non-negative integer", {
      code: "parameter_invalid_integer",
      param: "line_items[0][price_data][unit_amount]",
    });
  const amount = unit * quantity;
  if (amount < leastCents)
    throw new StripeProblem(
      400,
      "The Checkout Session's total amount due must add up to at least $0.50 usd",
      { code: "amount_too_small" },
    );
  if (amount > mostCents)
    throw new StripeProblem(
      400,
      "The Checkout Session's total amount must be no more than $999,999.99 usd",
      { code: "amount_too_large" },
    );
  const successUrl = textOf(form, "success_url");
  if (successUrl === null || !URL.canParse(successUrl))
    throw new StripeProblem(400, "Missing required param: success_url.", {
      code: "parameter_missing",
      param: "success_url",
    });
  const created = Math.floor(Date.now() / 1000);
  const expiresAt = Number(textOf(form, "expires_at") ?? created + daySeconds);
  if (!(expiresAt >= created + 30 * 60 - 60 && expiresAt <= created + daySeconds + 60))
    throw new StripeProblem(
      400,
      "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.",
      { param: "expires_at" },
    );
  const intent = inner(form, "payment_intent_data");
  const session: StripeSession = {
    id: nextId("cs"),
    status: "open",
    paymentStatus: "unpaid",
    amount,
    currency: textOf(price, "currency") ?? "usd",
    product: textOf(inner(price, "product_data"), "name") ?? "",
    clientReferenceId: textOf(form, "client_reference_id"),
    metadata: metadataOf(form),
    chargeMetadata: metadataOf(intent),
    description: textOf(intent, "description") ?? "",
    successUrl,
    cancelUrl: textOf(form, "cancel_url"),
    chargeId: null,
    created,
    expiresAt,
  };
  account.sessions.push(session);
  record("checkout.session.created", session.id);
  return presentSession(session);
}

/** The session that the path names. */
export function sessionOf({ account, id }: Pick<StripeCall, "account" | "id">): StripeSession {
  const session = account.sessions.find((each) => each.id === id);
  if (session === undefined) throw noSuch("checkout.session", id);
  return session;
}

function inner(form: StripeForm, name: string): StripeForm {
  const value = form[name];
  return typeof value === "object" ? value : {};
}
