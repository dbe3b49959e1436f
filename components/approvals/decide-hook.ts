import { useMutation, useQueryClient } from "@tanstack/react-query";
import { unwrap } from "@/components/unwrap";
import type { ApprovalActions } from "./approval-actions";
import { approvalQuery, approvalsKey } from "./queries";

export type Decision = { decision: "approve" } | { decision: "decline"; note: string };

/** Decides, and shows what the server made of it: also where somebody else was faster. */
export function useDecide(organizationId: string, approvalId: string, actions: ApprovalActions) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (decision: Decision) =>
      unwrap(await actions.decideApproval(organizationId, { approvalId, ...decision })),
    onSuccess: (approval) =>
      queryClient.setQueryData(approvalQuery(organizationId, approvalId).queryKey, approval),
    onSettled: async () => {
      await queryClient.invalidateQueries(approvalQuery(organizationId, approvalId));
      await queryClient.invalidateQueries({ queryKey: approvalsKey(organizationId) });
    },
  });
}
