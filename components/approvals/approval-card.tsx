"use client";

import Link from "next/link";
import { useRef, useState } from "react";
import { Countdown } from "@/components/connections/countdown";
import { EffectChip } from "@/components/integrations/effect-chip";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { ProblemError } from "@/components/problem-error";
import { useShell } from "@/components/shell/shell-context";
import { visibleText } from "@/components/tools/visible-text";
import type { Approval } from "@/lib/approvals/approval";
import type { ApprovalActions } from "./approval-actions";
import { ApprovalArguments } from "./approval-arguments";
import { ApprovalEnd } from "./approval-end";
import { ApprovalFacts } from "./approval-facts";
import { ApprovalIcon } from "./approval-icon";
import { askedByWords, wantsWords } from "./approval-words";
import { useCardKeys } from "./card-keys";
import { type Asked, DecideButtons } from "./decide-buttons";
import { useDecide } from "./decide-hook";

type ApprovalCardProps = {
  approval: Approval;
  viewerId: string;
  actions: ApprovalActions;
  /** On a page of its own the title is the page's. */
  titled?: boolean;
};

/** Something that an agent asks for: exactly what, why it asks, and the decision or what came of it. */
export function ApprovalCard({ approval, viewerId, actions, titled = true }: ApprovalCardProps) {
  const { organization } = useShell();
  const [asked, setAsked] = useState<Asked>(null);
  const title = useRef<HTMLAnchorElement>(null);
  const approve = useRef<HTMLButtonElement>(null);
  const decide = useDecide(organization.id, approval.id, actions);
  const { id, agent, integration, tool, account, state, reason } = approval;
  const isWaiting = state === "waiting";
  // Refused as a conflict, it is over, whatever this page has heard of it.
  const isOver = decide.error instanceof ProblemError && decide.error.status === 409;
  const mayDecide = isWaiting && !isOver && approval.can.decide && approval.arguments !== null;
  const onKeyDown = useCardKeys({
    a: () => {
      if (!mayDecide) return;
      setAsked("approve");
      approve.current?.focus();
    },
    d: () => mayDecide && setAsked("decline"),
    escape: () => {
      if (asked === null) return;
      setAsked(null);
      title.current?.focus();
    },
  });
  const titleId = `approval-${id}`;
  const sentence = `${agent.name} ${wantsWords(approval)}`;

  return (
    <article
      aria-labelledby={titleId}
      data-approval={id}
      onKeyDown={onKeyDown}
      className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4"
    >
      <header className="flex flex-wrap items-start gap-x-3 gap-y-1.5">
        <ApprovalIcon integration={integration} />
        <h2
          id={titleId}
          className={titled ? "min-w-0 grow basis-64 pt-0.5 font-semibold break-words" : "sr-only"}
        >
          <Link
            ref={title}
            data-item-link
            href={`/${organization.slug}/-/approvals/${id}`}
            className="hover:underline"
          >
            {sentence}
          </Link>
          {account && !account.sandbox && " (live)"}
          {account?.sandbox && <SandboxPill className="ml-1.5 align-middle" />}
        </h2>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
          {tool && <EffectChip effect={tool.effect} />}
          {askedByWords(approval)}
          {isWaiting && (
            <span className="empty:hidden">
              <Countdown until={approval.expiresAt} />
            </span>
          )}
        </p>
      </header>
      {reason !== "" && (
        <p className="break-words">
          <span className="text-muted">{agent.name} says:</span> “{visibleText(reason)}”
        </p>
      )}
      {approval.budget && approval.budget.text !== "" && (
        <p className={isWaiting ? "text-todo" : "text-muted"}>{approval.budget.text}</p>
      )}
      {approval.arguments !== null && (
        <ApprovalArguments
          label={`Arguments: ${sentence} (${id.slice(0, 8)})`}
          value={approval.arguments}
        />
      )}
      <ApprovalFacts approval={approval} />
      {decide.error && (
        <p role="alert" className={isWaiting && !isOver ? "text-stop" : "text-muted"}>
          {decide.error.message}
        </p>
      )}
      {mayDecide && (
        <DecideButtons
          approval={approval}
          asked={asked}
          onAsk={setAsked}
          approve={approve}
          pending={decide.isPending}
          onDecide={(decision) =>
            // The buttons go; the focus stays at the card.
            decide.mutate(decision, { onSuccess: () => title.current?.focus() })
          }
          isSticky={!titled}
        />
      )}
      {isWaiting && !isOver && !mayDecide && (
        <p className="text-muted">
          {approval.arguments === null && approval.can.decide
            ? "What it would send cannot be shown, so it cannot be approved. It expires by itself."
            : approval.who}
        </p>
      )}
      <div role="status" className="empty:hidden">
        <ApprovalEnd approval={approval} viewerId={viewerId} />
      </div>
    </article>
  );
}
