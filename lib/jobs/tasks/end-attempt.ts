import { endOverdueAttempt } from "@/lib/connections/end-overdue-attempt";
import type { Task } from "../task";

/** Ends a connect attempt whose time is over. */
export const endAttempt: Task<"end_attempt"> = ({ organizationId, attemptId }) =>
  endOverdueAttempt(organizationId, attemptId);
