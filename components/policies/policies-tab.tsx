"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import type { NodePlace, OrganizationPlace } from "@/components/integrations/place";
import { usePolicyDraft } from "./draft-hook";
import type { PolicyActions } from "./policy-actions";
import { PolicyContext } from "./policy-context";
import { PolicyTable } from "./policy-table";
import { policiesQuery } from "./queries";
import { SaveBar } from "./save-bar";
import { SelfPolicies } from "./self-policies";
import { TestPolicy } from "./test-policy";

type PoliciesTabProps = {
  organization: OrganizationPlace;
  node: NodePlace;
  actions: PolicyActions;
};

/** What agents may do at a node, where each of it is set, and changes of what is set here. */
export function PoliciesTab({ organization, node, actions }: PoliciesTabProps) {
  const { data } = useSuspenseQuery(policiesQuery(organization.id, node.id));
  const edit = usePolicyDraft(organization.id, node.id, data, actions);
  const { draft, changes, change } = edit;
  const { own, canEdit } = data;
  const isRoot = node.kind === "organization";
  return (
    <PolicyContext value={{ node, own, draft, canEdit, change }}>
      <div className="flex flex-col gap-6">
        <section aria-labelledby="policies-title" className="flex flex-col gap-2">
          <h2 id="policies-title" className="font-semibold">
            Policies at {node.name}
          </h2>
          <p className="max-w-prose text-muted">
            {isRoot
              ? "They hold for every agent below. "
              : `The strictest value between ${organization.name} and ${node.name} holds. `}
            People who try a tool are judged by their role instead.
            {!canEdit && ` An admin of ${node.name} can change what is set here.`}
          </p>
          <PolicyTable rows={data.rows} />
        </section>
        <SelfPolicies rows={data.self} />
        <TestPolicy node={node} rows={data.rows} isDirty={changes > 0} />
        <SaveBar {...edit} />
      </div>
    </PolicyContext>
  );
}
