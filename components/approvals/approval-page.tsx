"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useShell } from "@/components/shell/shell-context";
import { TextLink } from "@/components/ui/text-link";
import type { ApprovalActions } from "./approval-actions";
import { ApprovalCard } from "./approval-card";
import { wantsWords } from "./approval-words";
import { approvalQuery } from "./queries";

type ApprovalPageProps = { approvalId: string; viewerId: string; actions: ApprovalActions };

/** One request, as a notification or an agent's link leads to it. */
export function ApprovalPage({ approvalId, viewerId, actions }: ApprovalPageProps) {
  const { organization } = useShell();
  const { data: approval } = useSuspenseQuery(approvalQuery(organization.id, approvalId));
  const { agent } = approval;
  return (
    <>
      <h1 tabIndex={-1} className="mb-1 text-xl font-semibold break-words">
        {agent.name} {wantsWords(approval)}
      </h1>
      <p className="mb-6 text-muted">
        {agent.path === null ? (
          agent.name
        ) : (
          <TextLink href={`${agent.path}?tab=calls`}>{agent.name}</TextLink>
        )}{" "}
        · <TextLink href={`/${organization.slug}/-/approvals`}>All approvals</TextLink>
      </p>
      <ApprovalCard approval={approval} viewerId={viewerId} actions={actions} titled={false} />
    </>
  );
}
