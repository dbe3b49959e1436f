import type { StripeCall } from "./call";
import { metadataOf, textOf } from "./form";
import { takeStripePage } from "./list";
import {
  presentAccount,
  presentCharge,
  presentCustomer,
  presentInvoice,
  presentRefund,
} from "./present";
import { noSuch, StripeProblem } from "./problem";
import { createSession, sessionOf } from "./create-session";
import { expireSession } from "./pay-session";
import { presentSession } from "./present-session";
import { createRefund } from "./refund";
import { parseCustomerSearch } from "./search";

type Route = (call: StripeCall) => object;

/** Stripe's API by method and path below `/v1`. */
export const stripeRoutes: Record<string, Route> = {
  "GET /account": ({ account }) => presentAccount(account),
  "GET /balance": ({ account }) => ({
    object: "balance",
    available: [
      { amount: account.available, currency: "usd", source_types: { card: account.available } },
    ],
    pending: [{ amount: 0, currency: "usd", source_types: { card: 0 } }],
    livemode: false,
  }),
  "GET /customers": ({ account, form }) => {
    const email = textOf(form, "email");
    const found = account.customers.filter((each) => email === null || each.email === email);
    return takeStripePage(found.map(presentCustomer), form, "/v1/customers");
  },
  "GET /customers/search": ({ account, form }) => {
    const found = account.customers.filter(parseCustomerSearch(textOf(form, "query")));
    const limit = Number(form.limit ?? 10);
    const start = Number(textOf(form, "page") ?? 0);
    const more = found.length > start + limit;
    return {
      object: "search_result",
      url: "/v1/customers/search",
      has_more: more,
      next_page: more ? String(start + limit) : null,
      data: found.slice(start, start + limit).map(presentCustomer),
    };
  },
  "GET /customers/:id": ({ account, id }) => {
    const customer = account.customers.find((each) => each.id === id);
    if (customer === undefined) throw noSuch("customer", id);
    return presentCustomer(customer);
  },
  "POST /customers": ({ account, form, nextId, record }) => {
    const email = textOf(form, "email");
    if (email !== null && !/^[^@\s]+@[^@\s]+$/.test(email))
      throw new StripeProblem(400, `Invalid email address: ${email}`, {
        code: "email_invalid",
        param: "email",
      });
    const customer = {
      id: nextId("cus"),
      name: textOf(form, "name"),
      email,
      phone: textOf(form, "phone"),
      description: textOf(form, "description"),
      metadata: metadataOf(form),
      created: Math.floor(Date.now() / 1000),
    };
    account.customers.push(customer);
    record("customer.created", customer.id);
    return presentCustomer(customer);
  },
  "GET /charges": ({ account, form }) => {
    const customer = textOf(form, "customer");
    const found = account.charges.filter((each) => customer === null || each.customer === customer);
    return takeStripePage(found.map(presentCharge), form, "/v1/charges");
  },
  "GET /charges/:id": ({ account, id }) => {
    const charge = account.charges.find((each) => each.id === id);
    if (charge === undefined) throw noSuch("charge", id);
    return presentCharge(charge);
  },
  "GET /refunds": ({ account, form }) => {
    const charge = textOf(form, "charge");
    const found = account.refunds.filter((each) => charge === null || each.charge === charge);
    return takeStripePage(found.map(presentRefund), form, "/v1/refunds");
  },
  "GET /refunds/:id": ({ account, id }) => {
    const refund = account.refunds.find((each) => each.id === id);
    if (refund === undefined) throw noSuch("refund", id);
    return presentRefund(refund);
  },
  "POST /refunds": createRefund,
  "POST /checkout/sessions": createSession,
  "GET /checkout/sessions/:id": (call) => presentSession(sessionOf(call)),
  "POST /checkout/sessions/:id/expire": (call) => {
    const session = sessionOf(call);
    if (session.status !== "open")
      throw new StripeProblem(
        400,
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}`,
      );
    expireSession(call, session);
    return presentSession(session);
  },
  "GET /invoices": ({ account, form }) => {
    const [customer, status] = [textOf(form, "customer"), textOf(form, "status")];
    const found = account.invoices
      .filter((each) => customer === null || each.customer === customer)
      .filter((each) => status === null || each.status === status);
    const shown = found.map((invoice) => presentInvoice(account, invoice));
    return takeStripePage(shown, form, "/v1/invoices");
  },
};
