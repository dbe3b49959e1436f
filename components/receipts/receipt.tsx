"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { CopyButton } from "@/components/copy-button";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { RelativeTime } from "@/components/relative-time";
import { buttonVariants } from "@/components/ui/button-variants";
import { TextLink } from "@/components/ui/text-link";
import type { Receipt } from "@/lib/removals/receipt";
import { receiptQuery } from "./queries";
import type { ReceiptActions } from "./receipt-actions";
import { ReceiptPill } from "./receipt-pill";
import { ReceiptStepRow } from "./receipt-step-row";
import { receiptText } from "./receipt-text";

type ReceiptViewProps = { organizationId: string; removalId: string; actions: ReceiptActions };

/** The proof that nothing was left alive, step by step, also while it is being made. */
export function ReceiptView({ organizationId, removalId, actions }: ReceiptViewProps) {
  const { data: receipt } = useSuspenseQuery(receiptQuery(organizationId, removalId));
  const { node } = receipt;
  return (
    <>
      <div className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 tabIndex={-1} className="text-xl font-semibold">
          {receipt.state === "done" ? "Removed" : "Removing"} {toObject(receipt)}
        </h1>
        <ReceiptPill receipt={receipt} />
        {receipt.sandbox && <SandboxPill />}
      </div>
      <p className="mb-6 text-muted">
        Started <RelativeTime value={receipt.startedAt} />
        {receipt.requestedBy !== null && ` by ${receipt.requestedBy.name}`} at{" "}
        {node.path === null ? node.name : <TextLink href={node.path}>{node.name}</TextLink>}.
      </p>
      <p role="status" className="mb-4 max-w-prose">
        {receipt.text}
      </p>
      <ol
        aria-label="Steps"
        className="divide-y divide-line rounded-card border border-line bg-surface"
      >
        {receipt.steps.map((step) => (
          <ReceiptStepRow
            key={step.id}
            organizationId={organizationId}
            removalId={removalId}
            step={step}
            actions={actions}
          />
        ))}
      </ol>
      {receipt.accountsKept.length > 0 && (
        <section className="mt-6">
          <h2 className="mb-2 text-lg font-semibold">Kept</h2>
          <ul className="flex flex-col gap-1">
            {receipt.accountsKept.map(({ accountName, why }) => (
              <li key={accountName}>
                <span className="font-medium">{accountName}</span>: {why}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="mt-6 flex flex-wrap items-center gap-2">
        <CopyButton withText variant="secondary" label="Copy as text" text={receiptText(receipt)} />
        <a
          className={buttonVariants({ variant: "secondary" })}
          download={`receipt-${receipt.id}.json`}
          href={`data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(receipt, null, 2))}`}
        >
          <Download aria-hidden strokeWidth={1.75} />
          Download JSON
        </a>
        {receipt.state === "running" && (
          <p className="text-sm text-muted">You may leave; this goes on.</p>
        )}
      </div>
    </>
  );
}

/** The title inside a sentence: names keep their capital, our own words do not. */
function toObject({ kind, title }: Receipt): string {
  const isOurs = kind === "revoke_all" || kind === "give_back";
  return isOurs ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
