"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { EmptyState } from "@/components/empty-state";
import { RelativeTime } from "@/components/relative-time";
import { SectionError } from "@/components/section-error";
import { Button } from "@/components/ui/button";
import { Item, ItemList } from "@/components/ui/item";
import { ItemLink } from "@/components/ui/item-link";
import { NativeSelect } from "@/components/ui/native-select";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { receiptsQuery } from "./queries";
import { ReceiptPill } from "./receipt-pill";

const states = ["needs_person", "open", "done"] as const;
const stateWords: Record<(typeof states)[number], string> = {
  needs_person: "Needs a person",
  open: "Running",
  done: "Done",
};

type ReceiptListProps = {
  organization: { id: string; slug: string };
  node: { id: string; name: string };
};

/** Every removal, those that wait for somebody first. They stay for good. */
export function ReceiptList({ organization, node }: ReceiptListProps) {
  const [state, setState] = useQueryState("state", parseAsStringLiteral(states));
  const list = useInfiniteQuery(receiptsQuery(organization.id, node.id, state));
  const receipts = list.data?.pages.flatMap((page) => page.receipts) ?? [];
  return (
    <div className="flex flex-col gap-4">
      <label className="flex items-center gap-2 self-start text-sm">
        <span className="text-muted">Show</span>
        <NativeSelect
          value={state ?? ""}
          onChange={({ target }) =>
            void setState(states.find((each) => each === target.value) ?? null)
          }
        >
          <option value="">all</option>
          {states.map((each) => (
            <option key={each} value={each}>
              {stateWords[each]}
            </option>
          ))}
        </NativeSelect>
      </label>
      {list.isPending && <SkeletonRows count={5} label="Loading the receipts" />}
      {list.isError && !list.data && (
        <SectionError section="the receipts" onRetry={() => void list.refetch()} />
      )}
      {list.isSuccess && receipts.length === 0 && (
        <EmptyState
          title={
            state === null
              ? `Nothing has been removed at ${node.name} yet.`
              : state === "needs_person"
                ? "No removal waits for a person."
                : "No removal is like this."
          }
          action={state !== null && <Button onClick={() => void setState(null)}>Show all</Button>}
        >
          {state === null &&
            "Removing an integration, disconnecting an account or deleting a node leaves a receipt here: what was cleaned up at the provider, step by step."}
        </EmptyState>
      )}
      {receipts.length > 0 && (
        <ItemList aria-label="Receipts">
          {receipts.map((receipt) => (
            <Item
              key={receipt.id}
              title={
                <ItemLink href={`/${organization.slug}/-/receipts/${receipt.id}`}>
                  {receipt.title}
                </ItemLink>
              }
              meta={
                <>
                  <RelativeTime value={receipt.startedAt} />
                  {receipt.requestedBy !== null && ` by ${receipt.requestedBy.name}`}
                </>
              }
              description={receipt.text}
              status={<ReceiptPill receipt={receipt} />}
            />
          ))}
        </ItemList>
      )}
      {list.hasNextPage && (
        <div>
          <Button
            pending={list.isFetchingNextPage}
            pendingText="Loading…"
            onClick={() => void list.fetchNextPage()}
          >
            Show more
          </Button>
        </div>
      )}
    </div>
  );
}
