import type { BudgetActions } from "./budget-actions";
import type { TopUpActions } from "./top-up-actions";

/** What can be done on the screens about money; pages hand in the server actions. */
export type UsageActions = TopUpActions & BudgetActions;
