import type { ServerAction } from "@/components/server-action";
import type { deleteBudget } from "@/lib/credits/delete-budget";
import type { setBudget } from "@/lib/credits/set-budget";

/** What can be done with budgets; pages hand in the server actions. */
export type BudgetActions = {
  setBudget: ServerAction<typeof setBudget>;
  deleteBudget: ServerAction<typeof deleteBudget>;
};
