import { endOverdue } from "@/lib/approvals/end-overdue";
import type { Task } from "../task";

/** Ends a request that nobody decided about in time. */
export const endApproval: Task<"end_approval"> = ({ organizationId, approvalId }) =>
  endOverdue(organizationId, approvalId);
