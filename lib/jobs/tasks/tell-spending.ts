import { tellSpending } from "@/lib/credits/tell-spending";
import type { Task } from "../task";

/** Tells people of budgets and of a pool that run out. */
export const tellSpendingTask: Task<"tell_spending"> = ({ organizationId }) =>
  tellSpending(organizationId);
