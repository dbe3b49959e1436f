import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";

/** Tells everything on the screen that shows integrations, marks or tools to look again. */
export function useIntegrationsChanged(organizationId: string): () => Promise<void> {
  const queryClient = useQueryClient();
  return useCallback(async () => {
    await Promise.all(
      [["nodes"], ...["tree", "marks", "connections"].map((key) => [key, organizationId])].map(
        (queryKey) => queryClient.invalidateQueries({ queryKey }),
      ),
    );
  }, [queryClient, organizationId]);
}
