import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLeaveGuard } from "@/components/integrations/leave-guard";
import { ProblemError } from "@/components/problem-error";
import { notify } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import type { Policies } from "@/lib/policies/list";
import type { PolicySubject, PolicyValue } from "@/lib/policies/policy";
import { changeDraft, type Draft, draftedEntries, subjectKey } from "./draft";
import type { PolicyActions } from "./policy-actions";
import { policiesQuery } from "./queries";

/** Changes of a node's policies until they are saved, and what they would do. */
export function usePolicyDraft(
  organizationId: string,
  nodeId: string,
  policies: Policies,
  actions: PolicyActions,
) {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<Draft>({});
  const [subjects, setSubjects] = useState<readonly PolicySubject[]>([]);
  // What the changes began with: saving refuses to undo what somebody else saved since.
  const [basedOn, setBasedOn] = useState<string | null>(null);
  const entries = draftedEntries(policies.own, draft, subjects);
  const changes = Object.keys(draft).length;
  useLeaveGuard(changes > 0);

  const preview = useQuery({
    queryKey: ["nodes", nodeId, "policies", "preview", entries],
    queryFn: async () =>
      unwrap(await actions.previewPolicies(organizationId, { nodeId, policies: entries })),
    enabled: changes > 0,
    placeholderData: keepPreviousData,
  });

  const discard = () => {
    setDraft({});
    setSubjects([]);
    setBasedOn(null);
    save.reset();
  };
  const save = useMutation({
    mutationFn: async () =>
      unwrap(
        await actions.setPolicies(organizationId, {
          nodeId,
          policies: entries,
          basedOn: basedOn ?? policies.digest,
        }),
      ),
    onSuccess: async () => {
      await forgetPolicies();
      discard();
      notify("Saved. It holds from the next call.");
    },
    onError: async (error) => {
      if (!(error instanceof ProblemError) || error.status !== 409) return;
      await queryClient.invalidateQueries(policiesQuery(organizationId, nodeId));
      // The table shows theirs now, with the changes over it; saving again is meant.
      setBasedOn(null);
    },
  });

  /** What holds below changes with it. */
  const forgetPolicies = () =>
    queryClient.invalidateQueries({
      predicate: ({ queryKey: [scope, , what] }) =>
        scope === "nodes" && (what === "policies" || what === "tools"),
    });

  const change = (subject: PolicySubject, value: PolicyValue | null) => {
    if (changes === 0) setBasedOn(policies.digest);
    setDraft(changeDraft(draft, policies.own, subject, value));
    const key = subjectKey(subject);
    setSubjects([...subjects.filter((each) => subjectKey(each) !== key), subject]);
  };

  return { draft, changes, change, discard, preview, save };
}
