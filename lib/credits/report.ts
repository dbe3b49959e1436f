import { z } from "zod";
import { MeterName } from "./budget";
import { Micros } from "./micros";

/** Whole numbers above zero, as text where they are long: JSON's numbers end at 2^53. */
const Count = z.union(
  [
    z.int().min(1).max(1_000_000_000_000_000),
    z.string().regex(/^[1-9]\d{0,14}$/, "Give a whole number above 0."),
  ],
  "Give a whole number above 0, at most 1,000,000,000,000,000.",
);

/** The fields of one report: something that an agent used elsewhere. */
export const reportFields = {
  key: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, "Use 1 to 200 visible ASCII characters and no spaces.")
    .describe(
      "What makes it the same in the organization: sent twice under one key it is charged once",
    ),
  meter: MeterName.describe(
    "What it is counted in: a meter of the price book like model_output_token, or one of your own",
  ),
  quantity: Count.describe("How many units were used"),
  priceMicros: Micros.optional().describe(
    "What `per` units cost, in millionths of a dollar. Left out, the price book decides; a meter that it does not know needs it",
  ),
  per: Count.optional().describe("For how many units the price is; 1 unless told"),
  note: z.string().trim().max(200).optional().describe("What the ledger says about it"),
  at: z.iso
    .datetime({ offset: true })
    .optional()
    .describe("When it was used, in the last 35 days; now unless told"),
};

export const Report = z.strictObject(reportFields);
export type Report = z.infer<typeof Report>;

/** What became of a report. Amounts and counts are text. */
export const Reported = z.object({
  key: z.string(),
  meter: z.string(),
  quantity: z.string(),
  freeQuantity: z.string().describe("How many of them the monthly allowance covered"),
  priceMicros: z.string(),
  per: z.string(),
  priceVersion: z.string().describe("Of the price book; `reported` where the report named it"),
  chargedMicros: z.string(),
  known: z.boolean().describe("Whether it was charged before, under this key"),
});
export type Reported = z.infer<typeof Reported>;
