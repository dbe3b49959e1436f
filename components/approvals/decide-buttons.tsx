"use client";

import type { RefObject } from "react";
import { cn } from "@/components/class-names";
import { Button } from "@/components/ui/button";
import type { Approval } from "@/lib/approvals/approval";
import { wantsWords } from "./approval-words";
import { DeclineForm } from "./decline-form";
import type { Decision } from "./decide-hook";

export type Asked = "approve" | "decline" | null;

type DecideButtonsProps = {
  approval: Approval;
  /** What a key asked for, which waits for its second press. */
  asked: Asked;
  onAsk: (asked: Asked) => void;
  approve: RefObject<HTMLButtonElement | null>;
  pending: boolean;
  onDecide: (decision: Decision) => void;
  /** On a phone they stay in view, where this is all that the page is about. */
  isSticky: boolean;
};

/** Approve this one thing, or decline it with a note. */
export function DecideButtons({
  approval,
  asked,
  onAsk,
  approve,
  pending,
  onDecide,
  isSticky,
}: DecideButtonsProps) {
  const sentence = `${approval.agent.name} ${wantsWords(approval)}`;
  if (asked === "decline")
    return (
      <DeclineForm
        agent={approval.agent.name}
        pending={pending}
        onDecline={(note) => onDecide({ decision: "decline", note })}
        onCancel={() => onAsk(null)}
      />
    );
  return (
    <div
      className={cn(
        "flex flex-wrap items-center justify-end gap-2 max-sm:*:[button]:grow",
        isSticky &&
          "max-sm:sticky max-sm:bottom-0 max-sm:-mx-4 max-sm:-mb-4 max-sm:rounded-b-card max-sm:border-t max-sm:border-line max-sm:bg-surface max-sm:px-4 max-sm:py-3",
      )}
    >
      <p role="status" className="text-sm text-muted max-sm:w-full empty:hidden">
        {asked === "approve" && "Press Enter to approve once, Esc to go back."}
      </p>
      <Button
        aria-label={`Decline…: ${sentence}`}
        disabled={pending}
        onClick={() => onAsk("decline")}
      >
        Decline…
      </Button>
      <Button
        ref={approve}
        variant="primary"
        aria-label={`Approve once: ${sentence}`}
        pending={pending}
        pendingText="Approving…"
        onBlur={() => asked === "approve" && onAsk(null)}
        onClick={() => onDecide({ decision: "approve" })}
      >
        Approve once
      </Button>
    </div>
  );
}
