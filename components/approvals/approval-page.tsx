"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
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
  const { agent, account } = approval;
  return (
    <>
      <div className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 tabIndex={-1} className="min-w-0 text-xl font-semibold break-words">
          {agent.name} {wantsWords(approval)}
          {account && !account.sandbox && " (live)"}
        </h1>
        {account?.sandbox && <SandboxPill />}
      </div>
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
