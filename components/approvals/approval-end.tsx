"use client";

import { RelativeTime } from "@/components/relative-time";
import { useShell } from "@/components/shell/shell-context";
import { TextLink } from "@/components/ui/text-link";
import type { Approval } from "@/lib/approvals/approval";
import { ApprovalPill } from "./approval-pill";
import { endWords } from "./approval-words";

type ApprovalEndProps = { approval: Approval; viewerId: string };

/** What became of a request, and where its call is. */
export function ApprovalEnd({ approval, viewerId }: ApprovalEndProps) {
  const { organization } = useShell();
  const words = endWords(approval, viewerId);
  if (words === null) return null;
  const { decidedAt, note, callId, agent } = approval;
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <ApprovalPill state={approval.state} />
        <span>
          {words.lead}
          {decidedAt !== null && (
            <>
              , <RelativeTime past value={decidedAt} />
            </>
          )}
          {words.rest}
        </span>
        {callId !== null && (
          <TextLink href={`/${organization.slug}/-/calls/${callId}`}>Call</TextLink>
        )}
      </p>
      {note !== "" && (
        <p className="break-words text-muted">
          Note to {agent.name}: “{note}”
        </p>
      )}
    </div>
  );
}
