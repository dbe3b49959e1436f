import { z } from "zod";

export const api = "https://api.stripe.com/v1";

/** A page of Stripe's lists. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ data: z.array(item), has_more: z.boolean().default(false) });

/** Lists go on after the last id of a page. */
export const nextAfter = (page: {
  data: readonly { id: string }[];
  has_more: boolean;
}): string | undefined => (page.has_more ? page.data.at(-1)?.id : undefined);

export const cursorInput = z
  .string()
  .regex(/^\w{1,255}$/, "Pass the next_cursor of the call before.")
  .optional()
  .describe("To continue a list: the next_cursor of the call before. Leave out for the start.");

export const customerInput = z
  .string()
  .regex(/^cus_\w{1,250}$/, "A customer's id starts with cus_.")
  .optional()
  .describe("Only those of this customer, by id (cus_…).");

/** Stripe counts seconds. */
export const toTime = (seconds: number): string => new Date(seconds * 1000).toISOString();
