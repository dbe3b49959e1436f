import { useQueryClient } from "@tanstack/react-query";
import { inboxQuery } from "./queries";

/** Tells what is on the screen about an agent's inbox to look again. */
export function useInboxChanged(organizationId: string, nodeId: string): () => Promise<void> {
  const queryClient = useQueryClient();
  return () =>
    queryClient.invalidateQueries({ queryKey: inboxQuery(organizationId, nodeId).queryKey });
}
