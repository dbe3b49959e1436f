import { z } from "zod";
import { defineTool } from "../manifest";
import { limitInput, nextCursorOutput } from "../page-input";
import { readAnswer } from "../read-answer";
import { api, cursorInput, customerInput, listOf, nextAfter, toTime } from "./list";
import type { StripeSettings } from "./settings";

const Customer = z.object({
  id: z.string(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  created: z.number(),
});

export const findCustomers = defineTool<StripeSettings>()({
  name: "stripe_find_customers",
  title: "Find customers",
  description:
    "Finds customers by their exact e-mail address, the newest first; without one it lists the newest customers. Returns ids that the other tools take.",
  effect: "read",
  scopes: [],
  input: z.object({
    email: z
      .email()
      .max(512)
      .optional()
      .describe("The e-mail address exactly as the customer has it, in the same case."),
    limit: limitInput,
    cursor: cursorInput,
  }),
  output: z.object({
    customers: z.array(
      z.object({
        id: z.string(),
        name: z.string().nullish(),
        email: z.string().nullish(),
        created_at: z.string(),
      }),
    ),
    next_cursor: nextCursorOutput,
  }),
  async run({ call }, { email, limit, cursor }) {
    const query = { email, limit, starting_after: cursor };
    const page = readAnswer(listOf(Customer), await call({ url: `${api}/customers`, query }));
    return {
      customers: page.data.map(({ id, name, email: address, created }) => ({
        id,
        name,
        email: address,
        created_at: toTime(created),
      })),
      next_cursor: nextAfter(page),
    };
  },
});

const ListedCharge = z.object({
  id: z.string(),
  amount: z.number(),
  amount_refunded: z.number(),
  currency: z.string(),
  status: z.string(),
  customer: z.string().nullish(),
  description: z.string().nullish(),
  created: z.number(),
});

export const listCharges = defineTool<StripeSettings>()({
  name: "stripe_list_charges",
  title: "List charges",
  description:
    "Lists charges, the newest first, with what was paid and what was already refunded. Amounts are in the currency's smallest unit (cents).",
  effect: "read",
  scopes: [],
  input: z.object({
    customer: customerInput,
    created_after: z.iso
      .datetime({ offset: true })
      .optional()
      .describe("Only charges made at or after this time, e.g. 2026-11-01T00:00:00Z."),
    limit: limitInput,
    cursor: cursorInput,
  }),
  output: z.object({
    charges: z.array(ListedCharge.omit({ created: true }).extend({ created_at: z.string() })),
    next_cursor: nextCursorOutput,
  }),
  async run({ call }, { customer, created_after, limit, cursor }) {
    const since = created_after === undefined ? undefined : Date.parse(created_after) / 1000;
    const response = await call({
      url: `${api}/charges`,
      query: {
        customer,
        limit,
        starting_after: cursor,
        "created[gte]": since === undefined ? undefined : Math.floor(since),
      },
    });
    const page = readAnswer(listOf(ListedCharge), response);
    return {
      charges: page.data.map(({ created, ...charge }) => ({
        ...charge,
        created_at: toTime(created),
      })),
      next_cursor: nextAfter(page),
    };
  },
});

const Amounts = z.array(z.object({ amount: z.number(), currency: z.string() }));
const Balance = z.object({ livemode: z.boolean(), available: Amounts, pending: Amounts });

export const getBalance = defineTool<StripeSettings>()({
  name: "stripe_get_balance",
  title: "Get the balance",
  description:
    "Tells the account's balance by currency: what is available and what is still pending. Amounts are in the currency's smallest unit (cents).",
  effect: "read",
  scopes: [],
  input: z.object({}),
  output: z.object({
    live: z.boolean().describe("False in test mode."),
    available: Amounts,
    pending: Amounts,
  }),
  async run({ call }) {
    const { livemode, available, pending } = readAnswer(
      Balance,
      await call({ url: `${api}/balance` }),
    );
    return { live: livemode, available, pending };
  },
});

const Invoice = z.object({
  id: z.string(),
  number: z.string().nullish(),
  customer: z.string().nullish(),
  customer_email: z.string().nullish(),
  status: z.string().nullish(),
  total: z.number(),
  amount_due: z.number(),
  currency: z.string(),
  hosted_invoice_url: z.string().nullish(),
  created: z.number(),
});

export const listInvoices = defineTool<StripeSettings>()({
  name: "stripe_list_invoices",
  title: "List invoices",
  description:
    "Lists invoices, the newest first, with their status, amounts in the currency's smallest unit (cents), and the page where the customer can pay.",
  effect: "read",
  scopes: [],
  input: z.object({
    customer: customerInput,
    status: z
      .enum(["draft", "open", "paid", "uncollectible", "void"])
      .optional()
      .describe("Only invoices with this status."),
    limit: limitInput,
    cursor: cursorInput,
  }),
  output: z.object({
    invoices: z.array(
      Invoice.omit({ created: true, hosted_invoice_url: true }).extend({
        url: z.string().nullish().describe("Where the customer can pay."),
        created_at: z.string(),
      }),
    ),
    next_cursor: nextCursorOutput,
  }),
  async run({ call }, { customer, status, limit, cursor }) {
    const response = await call({
      url: `${api}/invoices`,
      query: { customer, status, limit, starting_after: cursor },
    });
    const page = readAnswer(listOf(Invoice), response);
    return {
      invoices: page.data.map(({ created, hosted_invoice_url, ...invoice }) => ({
        ...invoice,
        url: hosted_invoice_url,
        created_at: toTime(created),
      })),
      next_cursor: nextAfter(page),
    };
  },
});
