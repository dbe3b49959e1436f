import { z } from "zod";

/** How many results a list returns. */
export const limitInput = z
  .int()
  .min(1)
  .max(100)
  .default(20)
  .describe("How many results to return, 1 to 100.");

/** Where the next page of a list starts. */
export const nextCursorOutput = z
  .string()
  .optional()
  .describe("Where the list goes on, as cursor of the next call. Absent on the last page.");

/** Where a list goes on, as the call before it said. */
export const cursorInput = z
  .string()
  .min(1)
  .max(2000)
  .optional()
  .describe("To continue a list: the next_cursor of the call before. Leave out for the start.");
