"use client";

import type { ReactNode } from "react";
import { CopyButton } from "@/components/copy-button";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { useShell } from "@/components/shell/shell-context";
import { TextLink } from "@/components/ui/text-link";
import { callerWords, costWords, durationWords, policyWords, ruleWords } from "./call-words";
import type { CallDetail } from "./queries";

type CallFactsProps = { call: CallDetail; viewerId: string };

/** Everything that is kept of a call: by whom, with what, why it was allowed, what came back. */
export function CallFacts({ call, viewerId }: CallFactsProps) {
  const { organization } = useShell();
  const { account, policy, key, requestId, resultDigest, resultBytes } = call;
  const policyPath = policy?.at?.path ?? null;
  return (
    <dl className="divide-y divide-line rounded-card border border-line bg-surface">
      <Fact name="Called by">
        {callerWords(call, viewerId)}
        {key !== null && <span className="text-muted"> with the key “{key.name}”</span>}
      </Fact>
      <Fact name="Account">
        {account === null ? (
          "none"
        ) : (
          <span className="flex flex-wrap items-center gap-x-1.5">
            <TextLink href={`/${organization.slug}/-/connections/${account.id}`}>
              {account.accountName}
            </TextLink>
            {account.sandbox && <SandboxPill />}
            {call.rule !== null && <span className="text-muted">{ruleWords[call.rule]}</span>}
          </span>
        )}
      </Fact>
      <Fact name="Policy">
        {policyPath === null ? (
          policyWords(policy)
        ) : (
          <TextLink href={`${policyPath}?tab=policies`}>{policyWords(policy)}</TextLink>
        )}
      </Fact>
      {call.approvalId !== null && (
        <Fact name="Approval">
          <TextLink href={`/${organization.slug}/-/approvals/${call.approvalId}`}>
            Open the approval
          </TextLink>
        </Fact>
      )}
      <Fact name="Duration">
        {call.durationMs === null ? "not over" : durationWords(call.durationMs)}
      </Fact>
      <Fact name="Cost">{costWords(call.costMicros)}</Fact>
      <Fact name="Arguments">
        <Digest label="Copy the arguments' digest" value={call.argumentsDigest} />
      </Fact>
      <Fact name="Result">
        {resultDigest === null ? (
          "none kept"
        ) : (
          <>
            {resultBytes !== null && `${resultBytes.toLocaleString("en")} bytes, `}
            <Digest label="Copy the result's digest" value={resultDigest} />
          </>
        )}
      </Fact>
      {requestId !== null && (
        <Fact name="Request">
          <Copied label="Copy the request id" value={requestId} />
        </Fact>
      )}
      <Fact name="Call">
        <Copied label="Copy the call's id" value={call.id} />
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 px-4 py-2 sm:grid-cols-[8rem_minmax(0,1fr)]">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

/** What was sent or came back is not kept, only what proves it. */
const Digest = ({ label, value }: { label: string; value: string }) => (
  <span className="inline-flex max-w-full flex-wrap items-center gap-1">
    <span className="text-muted">SHA-256</span>
    <code className="font-mono text-sm break-all">{value.slice(0, 16)}…</code>
    <CopyButton text={value} label={label} />
  </span>
);

const Copied = ({ label, value }: { label: string; value: string }) => (
  <span className="inline-flex max-w-full items-center gap-1">
    <code className="font-mono text-sm break-all">{value}</code>
    <CopyButton text={value} label={label} />
  </span>
);
