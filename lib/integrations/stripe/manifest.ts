import { defineIntegration } from "../manifest";
import { createRefund } from "./refund";
import { stripeSettings } from "./settings";
import { findCustomers, getBalance, listCharges, listInvoices } from "./tools";

export const stripe = defineIntegration({
  id: "stripe",
  name: "Stripe",
  category: "app",
  description: "Find customers, look up charges, invoices and the balance, and refund charges.",
  icon: "stripe",
  provider: "stripe",
  identity: "shared",
  price: "free",
  hosts: ["api.stripe.com"],
  // What a key may do is set at Stripe and cannot be read from it.
  requiredScopes: [],
  scopes: {},
  settings: stripeSettings,
  tools: [findCustomers, listCharges, getBalance, listInvoices, createRefund],
  removal:
    "The key is destroyed here. Only you can delete it at Stripe, under Developers, API keys.",
});
