"use client";

import { useQuery } from "@tanstack/react-query";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { Money } from "@/components/money";
import { RelativeTime } from "@/components/relative-time";
import { SectionError } from "@/components/section-error";
import { useShell } from "@/components/shell/shell-context";
import { Item, ItemList } from "@/components/ui/item";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { TextLink } from "@/components/ui/text-link";
import { ledgerHref } from "./ledger-filters";
import { paymentsQuery } from "./queries";

/** What was paid in lately, and what was taken back of it. */
export function PaymentList() {
  const { organization } = useShell();
  const list = useQuery(paymentsQuery(organization.id));
  const payments = list.data?.payments ?? [];
  return (
    <section aria-labelledby="payments">
      <div className="mb-2 flex min-h-8 flex-wrap items-center justify-between gap-2">
        <h2 id="payments" className="text-lg font-semibold">
          Payments
        </h2>
        {payments.length > 0 && (
          <TextLink href={ledgerHref(organization.slug, { kind: "top_up" })}>
            Top-ups in the ledger
          </TextLink>
        )}
      </div>
      {list.isPending && <SkeletonRows count={1} label="Loading the payments" />}
      {list.isError && !list.data && (
        <SectionError
          section="the payments"
          onRetry={() => void list.refetch()}
          pending={list.isFetching}
        />
      )}
      {list.data && payments.length === 0 && (
        <p className="rounded-card border border-line bg-surface p-4 text-muted">
          Nothing was paid in yet.
        </p>
      )}
      {payments.length > 0 && (
        <ItemList aria-label="Payments">
          {payments.map((payment) => (
            <Item
              key={payment.id}
              title={<Money micros={payment.amountMicros} />}
              badge={payment.sandbox && <SandboxPill />}
              meta={[payment.by, payment.reference].filter(Boolean).join(" · ") || undefined}
              description={payment.text}
              status={
                <RelativeTime
                  past
                  className="text-sm text-muted"
                  value={payment.paidAt ?? payment.createdAt}
                />
              }
            />
          ))}
        </ItemList>
      )}
    </section>
  );
}
