import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { areasOf } from "@/components/live-query";

/** Has everything on the screen look again that depends on what may be spent. */
export function useCreditsChanged(): () => Promise<void> {
  const queryClient = useQueryClient();
  return useCallback(
    () =>
      queryClient.invalidateQueries({
        predicate: ({ meta }) =>
          areasOf(meta).some((area) => area === "credits" || area === "integrations"),
      }),
    [queryClient],
  );
}
