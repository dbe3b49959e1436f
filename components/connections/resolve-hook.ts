import { useMutation, useQueryClient } from "@tanstack/react-query";
import { unwrap } from "@/components/unwrap";
import type { ConnectActions } from "./connect-actions";
import { attemptQuery } from "./queries";

type Decision = { choice: "keep" | "discard" | "replace"; previewDigest?: string };

/** Decides about an attempt that waits for it. What follows is read from the attempt. */
export function useResolve(
  organizationId: string,
  attemptId: string,
  { resolveConnect }: Pick<ConnectActions, "resolveConnect">,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (decision: Decision) =>
      unwrap(await resolveConnect(organizationId, { attemptId, ...decision })),
    onSettled: () => queryClient.invalidateQueries(attemptQuery(attemptId)),
  });
}
