import type {
  StripeAccount,
  StripeCharge,
  StripeCustomer,
  StripeInvoice,
  StripeRefund,
} from "./seed";

export function presentAccount(account: StripeAccount) {
  return {
    id: account.id,
    object: "account",
    business_profile: { name: account.name, support_email: account.email, url: null },
    settings: { dashboard: { display_name: account.name, timezone: "Etc/UTC" } },
    email: account.email,
    country: "US",
    default_currency: "usd",
    charges_enabled: true,
    payouts_enabled: true,
    details_submitted: true,
    type: "standard",
  };
}

export function presentCustomer(customer: StripeCustomer) {
  return {
    ...customer,
    object: "customer",
    address: null,
    balance: 0,
    currency: "usd",
    delinquent: false,
    livemode: false,
  };
}

export function presentCharge({ amountRefunded, last4, ...charge }: StripeCharge) {
  const isPaid = charge.status === "succeeded";
  const isFailed = charge.status === "failed";
  return {
    ...charge,
    object: "charge",
    amount_captured: isPaid ? charge.amount : 0,
    amount_refunded: amountRefunded,
    refunded: isPaid && amountRefunded === charge.amount,
    captured: isPaid,
    paid: isPaid,
    disputed: charge.disputed ?? false,
    failure_code: isFailed ? "card_declined" : null,
    failure_message: isFailed ? "Your card was declined." : null,
    livemode: false,
    metadata: charge.metadata ?? {},
    payment_intent: `pi_${charge.id.slice(3)}`,
    payment_method_details: { type: "card", card: { brand: "visa", last4, country: "US" } },
  };
}

export function presentRefund({ failed = false, ...refund }: StripeRefund) {
  return {
    ...refund,
    object: "refund",
    payment_intent: `pi_${refund.charge.slice(3)}`,
    receipt_number: null,
    status: failed ? "failed" : "succeeded",
    ...(failed && { failure_reason: "expired_or_canceled_card" }),
  };
}

export function presentInvoice(account: StripeAccount, invoice: StripeInvoice) {
  const customer = account.customers.find(({ id }) => id === invoice.customer);
  const isPaid = invoice.status === "paid";
  return {
    ...invoice,
    object: "invoice",
    customer_email: customer?.email ?? null,
    customer_name: customer?.name ?? null,
    amount_due: invoice.total,
    amount_paid: isPaid ? invoice.total : 0,
    amount_remaining: isPaid ? 0 : invoice.total,
    subtotal: invoice.total,
    paid: isPaid,
    billing_reason: "subscription_cycle",
    collection_method: "charge_automatically",
    hosted_invoice_url: `https://invoice.stripe.com/i/${account.id}/${invoice.id}`,
    livemode: false,
    metadata: {},
  };
}
