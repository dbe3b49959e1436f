import type { ServerAction } from "@/components/server-action";
import type { confirmStep } from "@/lib/removals/confirm-step";
import type { retryStep } from "@/lib/removals/retry-step";

/** What a person can do about a step of a removal. */
export type ReceiptActions = {
  retryStep: ServerAction<typeof retryStep>;
  confirmStep: ServerAction<typeof confirmStep>;
};
