import type { UsageActions } from "@/components/usage/usage-actions";
import { deleteBudget, setBudget } from "./actions/budgets";
import { cancelTopUp, recordPayment, startTopUp } from "./actions/payments";

/** The server actions that the screens about money get as one prop. */
export const usageActions: UsageActions = {
  startTopUp,
  recordPayment,
  cancelTopUp,
  setBudget,
  deleteBudget,
};
