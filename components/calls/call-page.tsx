"use client";

import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { ApprovalArguments } from "@/components/approvals/approval-arguments";
import { approvalQuery } from "@/components/approvals/queries";
import { CodeBlock } from "@/components/code-snippet";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { RelativeTime } from "@/components/relative-time";
import { useShell } from "@/components/shell/shell-context";
import { visibleText } from "@/components/tools/visible-text";
import { TextLink } from "@/components/ui/text-link";
import { CallFacts } from "./call-facts";
import { CallPill } from "./call-pill";
import { callQuery } from "./queries";

type CallPageProps = { callId: string; viewerId: string };

/** One tool call: how it ended, why it was allowed, and what is kept of it. */
export function CallPage({ callId, viewerId }: CallPageProps) {
  const { organization } = useShell();
  const { data: call } = useSuspenseQuery(callQuery(organization.id, callId));
  const approval = useQuery({
    ...approvalQuery(organization.id, call.approvalId ?? ""),
    enabled: call.approvalId !== null,
  }).data;
  const { result } = call;
  return (
    <>
      <div className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 tabIndex={-1} className="font-mono text-xl font-semibold break-all">
          {call.tool}
        </h1>
        <CallPill outcome={call.outcome} />
        {call.account?.sandbox && <SandboxPill />}
      </div>
      <p className="mb-6 text-muted">
        Called <RelativeTime past value={call.createdAt} /> as{" "}
        {call.node.path === null ? (
          call.node.name
        ) : (
          <TextLink href={`${call.node.path}?tab=calls`}>{call.node.name}</TextLink>
        )}
        .
      </p>
      {call.detail !== "" && (
        <p role="status" className="mb-4 max-w-prose break-words">
          {call.detail}
        </p>
      )}
      <CallFacts call={call} viewerId={viewerId} />
      {approval?.arguments != null && (
        <section className="mt-6" aria-labelledby="call-arguments">
          <h2 id="call-arguments" className="mb-2 text-lg font-semibold">
            Arguments
          </h2>
          <ApprovalArguments label="Arguments of the call" value={approval.arguments} />
        </section>
      )}
      {result !== undefined && result !== null && (
        <section className="mt-6" aria-labelledby="call-result">
          <h2 id="call-result" className="mb-2 text-lg font-semibold">
            Result
          </h2>
          {call.truncated && (
            <p className="mb-2 text-sm text-muted">Too long: long texts and lists are cut.</p>
          )}
          <CodeBlock label="Result as JSON" code={visibleText(JSON.stringify(result, null, 2))} />
        </section>
      )}
      <p className="mt-6 max-w-prose text-sm text-muted">
        Arguments and results are not kept, only digests that prove them. What waited for an
        approval keeps its arguments sealed, and its result for a day.
      </p>
    </>
  );
}
