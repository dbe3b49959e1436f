import { z } from "zod";
import { AppError } from "@/lib/errors";

/** Why something may not be spent: what it takes, what is left, and of which budget. Micro-dollars as text. */
export const Refusal = z.object({
  by: z.enum(["pool", "budget"]),
  needed: z.string(),
  left: z.string(),
  budget: z
    .object({
      id: z.string(),
      nodeId: z.string(),
      period: z.enum(["day", "month"]),
      integration: z.string(),
      meter: z.string(),
      amountMicros: z.string(),
      atLimit: z.enum(["refuse", "park"]),
    })
    .optional(),
});
export type Refusal = z.infer<typeof Refusal>;

/** The database refuses to spend. Callers that know the place tell people by `describeRefusal`. */
export class SpendingRefused extends AppError {
  readonly refusal: Refusal;

  constructor(refusal: Refusal, message: string, cause?: unknown) {
    super("payment_required", message, { cause });
    this.refusal = refusal;
  }
}

const mark = "credits:";

/** Reads a refusal from what the database reported; undefined where it is another failure. */
export function readRefusal(message: string): Refusal | undefined {
  const begin = message.indexOf(mark);
  if (begin < 0) return undefined;
  const text = message.slice(begin + mark.length);
  try {
    return Refusal.parse(JSON.parse(text.slice(0, text.lastIndexOf("}") + 1)));
  } catch {
    return undefined;
  }
}
