"use client";

import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { EmptyState } from "@/components/empty-state";
import { useRowKeys } from "@/components/integrations/row-keys";
import { StatusAnnouncer } from "@/components/integrations/status-announcer";
import { useShell } from "@/components/shell/shell-context";
import type { Approval } from "@/lib/approvals/approval";
import type { ApprovalActions } from "./approval-actions";
import { ApprovalCard } from "./approval-card";
import { wantsWords } from "./approval-words";
import { approvalQuery } from "./queries";
import { useShown } from "./shown-hook";

type WaitingListProps = {
  approvals: readonly Approval[];
  viewerId: string;
  actions: ApprovalActions;
};

/** What waits for a person, one card each; j and k move, a and d ask. */
export function WaitingList({ approvals, viewerId, actions }: WaitingListProps) {
  const list = useRef<HTMLDivElement>(null);
  const shown = useShown(approvals);
  useRowKeys(list, {}, "data-approval");
  if (shown.length === 0)
    return (
      <EmptyState title="Nothing is waiting.">
        Calls appear here when a policy says <em>asks</em>.
      </EmptyState>
    );
  return (
    <div ref={list} className="flex flex-col gap-4">
      {shown.map(({ approval, isListed }) => (
        <WaitingCard
          key={approval.id}
          approval={approval}
          isListed={isListed}
          viewerId={viewerId}
          actions={actions}
        />
      ))}
      <StatusAnnouncer
        rows={approvals.map((approval) => ({
          id: approval.id,
          name: `${approval.agent.name} ${wantsWords(approval)}`,
          word: approval.state,
        }))}
      />
    </div>
  );
}

type WaitingCardProps = {
  approval: Approval;
  /** Whether the list still has it; else somebody decided, or its time ran out. */
  isListed: boolean;
  viewerId: string;
  actions: ApprovalActions;
};

function WaitingCard({ approval, isListed, viewerId, actions }: WaitingCardProps) {
  const { organization } = useShell();
  const { data } = useQuery({
    ...approvalQuery(organization.id, approval.id),
    enabled: !isListed,
  });
  // A decision made here is known before the list is.
  const latest = isListed && (data === undefined || data.state === "waiting") ? approval : data;
  return <ApprovalCard approval={latest ?? approval} viewerId={viewerId} actions={actions} />;
}
