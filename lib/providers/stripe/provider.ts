import { bearer } from "../bearer";
import { defineProvider } from "../provider";
import { stripeFailure } from "./failure";
import { checkStripeKey, isTestKey } from "./key";
import { probeStripe } from "./probe";

/** No `revoke`: Stripe has no way to end a key but by hand, at `accessUrl`. */
export const stripe = defineProvider({
  id: "stripe",
  name: "Stripe",
  auth: {
    type: "key",
    guide: [
      { text: "Open Stripe's key page.", href: "https://dashboard.stripe.com/apikeys" },
      {
        text: "Create a restricted key with: Customers read, Charges read, Balance read, Invoices read, Refunds write.",
      },
      { text: "Paste it." },
    ],
    fields: [
      {
        name: "apiKey",
        label: "Restricted key",
        placeholder: "rk_…",
        help: "A secret key (sk_) works too, but lets agents do more than they need.",
        check: checkStripeKey,
      },
    ],
    caution: (secret) =>
      isTestKey(secret.apiKey ?? "")
        ? "Test-mode key: agents would see test data only."
        : undefined,
  },
  hosts: ["api.stripe.com"],
  accessUrl: "https://dashboard.stripe.com/apikeys",
  authorize: bearer("apiKey"),
  apiHeaders: { "stripe-version": "2024-06-20" },
  probe: probeStripe,
  failure: stripeFailure,
  sharesGrant: false,
});
