import type { ServerAction } from "@/components/server-action";
import type { decideApproval } from "@/lib/approvals/decide";

/** What a person can do about something that an agent asks for. */
export type ApprovalActions = { decideApproval: ServerAction<typeof decideApproval> };
