import type { ServerAction } from "@/components/server-action";
import type { cancelTopUp } from "@/lib/payments/cancel-top-up";
import type { recordPayment } from "@/lib/payments/record";
import type { startTopUp } from "@/lib/payments/start-top-up";

/** Putting money into the pool; pages hand in the server actions. */
export type TopUpActions = {
  startTopUp: ServerAction<typeof startTopUp>;
  recordPayment: ServerAction<typeof recordPayment>;
  cancelTopUp: ServerAction<typeof cancelTopUp>;
};
