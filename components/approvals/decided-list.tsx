"use client";

import { EmptyState } from "@/components/empty-state";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { RelativeTime } from "@/components/relative-time";
import { useShell } from "@/components/shell/shell-context";
import { Item, ItemList } from "@/components/ui/item";
import { ItemLink } from "@/components/ui/item-link";
import type { Approval } from "@/lib/approvals/approval";
import { ApprovalIcon } from "./approval-icon";
import { ApprovalPill } from "./approval-pill";
import { endWords, wantsWords } from "./approval-words";

type DecidedListProps = { approvals: readonly Approval[]; viewerId: string };

/** What was decided, or ended without a decision, the latest first. */
export function DecidedList({ approvals, viewerId }: DecidedListProps) {
  const { organization } = useShell();
  if (approvals.length === 0)
    return (
      <EmptyState title="Nothing has been decided yet.">
        What was approved, declined or left to expire is kept here.
      </EmptyState>
    );
  return (
    <ItemList aria-label="Decided">
      {approvals.map((approval) => {
        const words = endWords(approval, viewerId);
        return (
          <Item
            key={approval.id}
            media={<ApprovalIcon integration={approval.integration} />}
            title={
              <ItemLink href={`/${organization.slug}/-/approvals/${approval.id}`}>
                {approval.agent.name} {wantsWords(approval)}
              </ItemLink>
            }
            badge={approval.account?.sandbox && <SandboxPill />}
            description={
              <>
                {words?.lead}
                {approval.decidedAt !== null && (
                  <>
                    , <RelativeTime past value={approval.decidedAt} />
                  </>
                )}
                {words?.rest}
                {approval.note !== "" && ` “${approval.note}”`}
              </>
            }
            status={<ApprovalPill state={approval.state} />}
          />
        );
      })}
    </ItemList>
  );
}
