import { cache } from "react";
import { getApproval } from "@/lib/approvals/get";
import { runPage } from "@/lib/transport/page";

/** One request; read once per page. Not found where there is none, or none to see. */
export const loadApproval = cache((org: string, approvalId: string) =>
  runPage(getApproval, org, { approvalId }),
);
