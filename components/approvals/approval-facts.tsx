"use client";

import { Fragment } from "react";
import { RelativeTime } from "@/components/relative-time";
import { TextLink } from "@/components/ui/text-link";
import type { Approval } from "@/lib/approvals/approval";

/** As whom, how usual it is, and the way to a rule that needs no question. */
export function ApprovalFacts({ approval }: { approval: Approval }) {
  const { account, agent, policy, budget, similarThisWeek } = approval;
  const rule = budget
    ? { path: budget.at?.path, tab: "settings", words: "See the budget" }
    : { path: (policy.at ?? agent).path, tab: "policies", words: "Always allow…" };
  const facts = [
    ...(account ? [`as ${account.accountName}${account.label ? ` (${account.label})` : ""}`] : []),
    ...(similarThisWeek > 0
      ? [`${similarThisWeek.toLocaleString("en")} like this approved this week`]
      : []),
  ];
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-sm text-muted">
      {facts.map((fact) => (
        <Fragment key={fact}>
          <span className="break-words">{fact}</span>
          <span aria-hidden>·</span>
        </Fragment>
      ))}
      <span>
        asked <RelativeTime past value={approval.createdAt} />
      </span>
      {approval.state === "waiting" && typeof rule.path === "string" && (
        <>
          <span aria-hidden>·</span>
          <TextLink href={`${rule.path}?tab=${rule.tab}`}>{rule.words}</TextLink>
        </>
      )}
    </p>
  );
}
