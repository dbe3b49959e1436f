export type StripeCustomer = {
  id: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  description: string | null;
  metadata: Record<string, string>;
  created: number;
};

export type StripeCharge = {
  id: string;
  /** Null for who paid at a checkout without being known. */
  customer: string | null;
  amount: number;
  amountRefunded: number;
  currency: string;
  description: string;
  status: "succeeded" | "pending" | "failed";
  last4: string;
  metadata?: Record<string, string>;
  disputed?: boolean;
  created: number;
};

export type StripeRefund = {
  id: string;
  charge: string;
  amount: number;
  currency: string;
  reason: string | null;
  /** Whether the payer's bank sent it back. */
  failed?: boolean;
  metadata: Record<string, string>;
  created: number;
};

export type StripeInvoice = {
  id: string;
  number: string;
  customer: string;
  status: "paid" | "open" | "draft";
  total: number;
  currency: string;
  created: number;
};

/** A page of Stripe's on which one payment is made. Amounts are cents. */
export type StripeSession = {
  id: string;
  status: "open" | "complete" | "expired";
  paymentStatus: "unpaid" | "paid";
  amount: number;
  currency: string;
  product: string;
  clientReferenceId: string | null;
  metadata: Record<string, string>;
  /** What its charge says too. */
  chargeMetadata: Record<string, string>;
  description: string;
  successUrl: string;
  cancelUrl: string | null;
  /** Of the charge, once it was paid or a bank was told to. */
  chargeId: string | null;
  created: number;
  expiresAt: number;
};

export type StripeDispute = {
  id: string;
  charge: string;
  amount: number;
  currency: string;
  status: "warning_needs_response" | "needs_response" | "won" | "lost";
  created: number;
};

/** One Stripe account with all that is in it. */
export type StripeAccount = {
  id: string;
  name: string;
  email: string;
  available: number;
  customers: StripeCustomer[];
  charges: StripeCharge[];
  refunds: StripeRefund[];
  invoices: StripeInvoice[];
  sessions: StripeSession[];
  disputes: StripeDispute[];
  /** What events to the server's own address are signed with; null for accounts that send none. */
  webhookSecret: string | null;
  /** What was answered to each idempotency key, and the request it belonged to. */
  answers: Record<string, { request: string; status: number; body: string }>;
};

/** Accounts by the name in their key: `rk_sandbox_acme`. */
export type StripeData = { lastId: number; accounts: Record<string, StripeAccount> };

const start = Date.parse("2026-10-01T09:00:00Z") / 1000;

function account(
  name: string,
  label: string,
  people: [name: string, email: string, plan: string, cents: number][],
): StripeAccount {
  const id = (kind: string, index: number) =>
    `${kind}_sandbox${name}${String(index + 1).padStart(4, "0")}`;
  return {
    id: `acct_sandbox${name}`,
    name: label,
    email: `billing@${name}.test`,
    available: 1_284_300,
    customers: people.map(([person, email, plan], index) => ({
      id: id("cus", index),
      name: person,
      email,
      phone: index % 2 === 0 ? `+1415555010${String(index)}` : null,
      description: `${plan} plan`,
      metadata: { plan: plan.toLowerCase() },
      created: start + index * 3600,
    })),
    charges: people.map(([, , plan, cents], index) => ({
      id: id("ch", index),
      customer: id("cus", index),
      amount: cents,
      amountRefunded: 0,
      currency: "usd",
      description: `${plan} plan, October`,
      status: index === 4 ? "failed" : "succeeded",
      last4: String(4242 + index),
      created: start + 86_400 + index * 3600,
    })),
    refunds: [],
    invoices: people.map(([, , , cents], index) => ({
      id: id("in", index),
      number: `${name.toUpperCase().slice(0, 4)}-${String(index + 1).padStart(4, "0")}`,
      customer: id("cus", index),
      status: index === 4 ? "open" : "paid",
      total: cents,
      currency: "usd",
      created: start + 82_800 + index * 3600,
    })),
    sessions: [],
    disputes: [],
    webhookSecret: null,
    answers: {},
  };
}

export function seedStripe(): StripeData {
  return {
    lastId: 0,
    accounts: {
      acme: account("acme", "Acme Inc.", [
        ["Jane Doe", "jane@initech.test", "Team", 9900],
        ["John Roe", "john@hooli.test", "Starter", 1900],
        ["Maria Silva", "maria@umbrella.test", "Team", 9900],
        ["Kenji Ito", "kenji@wayne.test", "Company", 49900],
        ["Lea Dubois", "lea@stark.test", "Starter", 1900],
      ]),
      // With which the server takes payments; it knows the key and the secret from the start.
      alfe: { ...account("alfe", "Alfe Integrations", []), webhookSecret: "whsec_sandbox_alfe" },
      globex: account("globex", "Globex", [
        ["Hank Scorpio", "hank@volcano.test", "Company", 129900],
        ["Homer S.", "homer@springfield.test", "Starter", 1900],
      ]),
    },
  };
}
