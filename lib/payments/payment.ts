import { z } from "zod";
import type { Directory } from "@/lib/db";
import { formatMicros } from "@/lib/credits/money";
import { namesOf } from "@/lib/removals/load-summaries";
import type { Prisma } from "@/prisma/generated/client";

export const PaymentId = z.uuid().describe("Id of the payment");

export const PaymentState = z.enum([
  "open",
  "processing",
  "paid",
  "cancelled",
  "expired",
  "failed",
]);

/** Money that somebody put, or is about to put, into the organization's pool. */
export const Payment = z.object({
  id: z.string(),
  kind: z.enum(["checkout", "recorded"]),
  state: PaymentState.describe(
    "open: at Stripe's page. processing: the bank takes its time. paid: credited.",
  ),
  sandbox: z.boolean().describe("Whether the sandbox played it: no real money"),
  amountMicros: z.string().describe("Micro-dollars"),
  reversedMicros: z.string().describe("What was refunded or is disputed of it, micro-dollars"),
  reference: z.string().describe("What whoever recorded it noted: an invoice number"),
  resumed: z
    .number()
    .int()
    .describe("How many integrations it brought back that had stopped for want of credit"),
  createdAt: z.string(),
  paidAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  by: z.string().nullable().describe("Who paid or recorded it"),
  text: z.string().describe("How it stands, in one sentence"),
});
export type Payment = z.infer<typeof Payment>;

export type PaymentRow = Prisma.PaymentGetPayload<object>;

/** Payments as the people of the organization see them. */
export async function viewPayments(
  tx: Directory,
  rows: readonly PaymentRow[],
): Promise<z.input<typeof Payment>[]> {
  const names = await namesOf(
    tx,
    rows.flatMap(({ createdBy }) => createdBy ?? []),
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind === "recorded" ? "recorded" : "checkout",
    state: PaymentState.parse(row.state),
    sandbox: row.world === "sandbox",
    amountMicros: row.amountMicros.toString(),
    reversedMicros: row.reversedMicros.toString(),
    reference: row.reference,
    resumed: row.resumed,
    createdAt: row.createdAt.toISOString(),
    paidAt: row.paidAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    by: names.get(row.createdBy ?? "") ?? null,
    text: wordsOf(row),
  }));
}

/** How a payment stands: "Added $25.00." */
export function wordsOf({
  state,
  amountMicros,
  reversedMicros,
}: Pick<PaymentRow, "state" | "amountMicros" | "reversedMicros">): string {
  const amount = formatMicros(amountMicros);
  const back = formatMicros(reversedMicros);
  switch (state) {
    case "paid":
      return reversedMicros > 0n
        ? `Added ${amount}; ${back} of it was taken back since.`
        : `Added ${amount}.`;
    case "processing":
      return `The bank still works on ${amount}. It is added as soon as Stripe has it.`;
    case "open":
      return `Waiting for Stripe to say that ${amount} was paid.`;
    case "failed":
      return "The payment failed. No charge was made.";
    case "expired":
      return "The checkout was left open too long. No charge was made.";
    default:
      return "No charge was made.";
  }
}
