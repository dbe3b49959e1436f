import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ProblemError } from "@/components/problem-error";
import { unwrap, type ActionOutcome } from "@/components/unwrap";
import type { ChangePreview } from "@/lib/installations/preview-change";
import type { PlannedChange } from "@/lib/installations/planned-change";

export type PreviewAction = (
  organizationId: string,
  input: { change: PlannedChange },
) => Promise<ActionOutcome<ChangePreview>>;

type Previewed = {
  organizationId: string;
  change: PlannedChange;
  onPreview: PreviewAction;
  /** Does it. Throws a `ProblemError`; a conflict asks for the new list. */
  onConfirm: (digest: string) => Promise<unknown>;
  onDone: () => void;
};

/**
 * The effects of a change, and its confirmation, which carries their fingerprint: what is confirmed
 * is what was read. Where facts changed meanwhile, `before` is the list that was shown.
 */
export function usePreviewed({ organizationId, change, onPreview, onConfirm, onDone }: Previewed) {
  const [outdated, setOutdated] = useState<{ change: string; shown: ChangePreview }>();
  const key = JSON.stringify(change);
  const preview = useQuery({
    queryKey: ["preview", change],
    queryFn: async () => unwrap(await onPreview(organizationId, { change })),
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const confirm = useMutation({
    mutationFn: async (shown: ChangePreview) => {
      setOutdated(undefined);
      await onConfirm(shown.digest);
    },
    onSuccess: onDone,
    onError: async (error, shown) => {
      if (!(error instanceof ProblemError) || error.status !== 409) return;
      const { data } = await preview.refetch();
      if (data && data.digest !== shown.digest) setOutdated({ change: key, shown });
    },
  });
  // Another choice is another list, not a changed one.
  const before = outdated?.change === key ? outdated.shown : undefined;
  return { preview, before, confirm };
}

/** What stands above the list when it is not the one that was confirmed. */
export const changedWords = "Things changed while you looked. This is the new list.";
