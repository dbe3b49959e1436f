"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { FilterNode } from "@/components/connections/filter-node";
import { SectionError } from "@/components/section-error";
import { useShell } from "@/components/shell/shell-context";
import { nodeQuery } from "@/components/tree/queries";
import { Button } from "@/components/ui/button";
import { LinkTabs } from "@/components/ui/link-tabs";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import type { ApprovalActions } from "./approval-actions";
import { DecidedList } from "./decided-list";
import { approvalsQuery, approvalStates } from "./queries";
import { WaitingList } from "./waiting-list";

type ApprovalListProps = { viewerId: string; actions: ApprovalActions };

/** What agents ask for and may not do alone: what waits, and what was decided. */
export function ApprovalList({ viewerId, actions }: ApprovalListProps) {
  const { organization } = useShell();
  const [{ state, node }, setFilters] = useQueryStates({
    state: parseAsStringLiteral(approvalStates).withDefault("waiting"),
    node: parseAsString,
  });
  const list = useInfiniteQuery(approvalsQuery(organization.id, state, node));
  const named = useQuery({
    ...nodeQuery(organization.id, node ?? ""),
    enabled: node !== null,
  }).data;
  const approvals = list.data?.pages.flatMap((page) => page.approvals) ?? [];
  const href = (to: string) => {
    const query = new URLSearchParams({
      ...(to !== "waiting" && { state: to }),
      ...(node !== null && { node }),
    }).toString();
    return `/${organization.slug}/-/approvals${query === "" ? "" : `?${query}`}`;
  };
  const waiting = list.data?.pages[0]?.waiting ?? 0;

  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <LinkTabs
          label="Approvals by state"
          className="min-w-0 grow"
          current={state}
          tabs={[
            { id: "waiting", label: "Waiting", href: href("waiting"), count: waiting },
            { id: "decided", label: "Decided", href: href("decided") },
          ]}
        />
        <FilterNode
          node={node}
          name={named?.name}
          onChange={(nodeId) => void setFilters({ node: nodeId })}
        />
      </div>
      {list.isPending && <SkeletonRows count={3} label="Loading the approvals" />}
      {list.isError && !list.data && (
        <SectionError
          section="the approvals"
          onRetry={() => void list.refetch()}
          pending={list.isFetching}
        />
      )}
      {list.data && state === "waiting" && (
        <WaitingList key={node} approvals={approvals} viewerId={viewerId} actions={actions} />
      )}
      {list.data && state === "decided" && (
        <DecidedList approvals={approvals} viewerId={viewerId} />
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
