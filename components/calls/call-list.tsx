"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { parseAsBoolean, useQueryState, useQueryStates } from "nuqs";
import { useRef } from "react";
import { EmptyState } from "@/components/empty-state";
import { useRowKeys } from "@/components/integrations/row-keys";
import { plural } from "@/components/plural";
import { SectionError } from "@/components/section-error";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { Switch } from "@/components/ui/switch";
import { CallFilterBar } from "./call-filter-bar";
import { callParsers, countCallFilters, noCallFilters } from "./call-filters";
import { CallTable } from "./call-table";
import { FirstCall } from "./first-call";
import { callListQuery, newestCallsQuery } from "./queries";

type CallListProps = {
  node: { id: string; kind: string; name: string };
  viewerId: string;
};

/** Every tool call at a node and below it. New ones wait behind a button; running ones end in place. */
export function CallList({ node, viewerId }: CallListProps) {
  const { organization } = useShell();
  const [filters, setFilters] = useQueryStates(callParsers, { history: "replace" });
  const [isLive, setLive] = useQueryState("live", parseAsBoolean.withDefault(true));
  const rows = useRef<HTMLDivElement>(null);
  useRowKeys(rows, {}, "data-call");
  const list = useInfiniteQuery(callListQuery(organization.id, node.id, filters));
  const newest = useQuery({
    ...newestCallsQuery(organization.id, node.id, filters),
    enabled: isLive,
  });
  const listed = list.data?.pages.flatMap((page) => page.calls) ?? [];
  const shown = new Set(listed.map(({ id }) => id));
  const first = listed[0]?.createdAt ?? "";
  const latest = isLive ? (newest.data?.calls ?? []) : [];
  const fresh = list.data
    ? latest.filter(({ id, createdAt }) => !shown.has(id) && createdAt >= first).length
    : 0;
  const known = new Map(latest.map((call) => [call.id, call]));
  const calls = listed.map((call) => known.get(call.id) ?? call);
  const isFiltered = countCallFilters(filters) > 0;
  const clear = () => void setFilters(noCallFilters);

  return (
    <div ref={rows} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <CallFilterBar
          organizationId={organization.id}
          node={node}
          filters={filters}
          onChange={(change) => void setFilters(change)}
          onClear={clear}
        />
        <label className="ml-auto flex h-8 items-center gap-2 text-sm">
          <Switch
            checked={isLive}
            onCheckedChange={(checked) => void setLive(checked)}
            aria-label="Live"
          />
          Live
        </label>
      </div>
      <div role="status" className="empty:hidden">
        {fresh > 0 && (
          <Button size="small" onClick={() => void list.refetch()} pending={list.isRefetching}>
            {plural(fresh, "new call")}
          </Button>
        )}
      </div>
      {list.isPending && <SkeletonRows count={12} label="Loading the calls" />}
      {list.isError && !list.data && (
        <SectionError
          section="the calls"
          onRetry={() => void list.refetch()}
          pending={list.isFetching}
        />
      )}
      {list.data && calls.length === 0 && isFiltered && (
        <EmptyState
          title="No calls like this."
          action={<Button onClick={clear}>Clear filters</Button>}
        />
      )}
      {list.data && calls.length === 0 && !isFiltered && <FirstCall node={node} />}
      {calls.length > 0 && (
        <CallTable
          caption={`Tool calls of ${node.name}`}
          calls={calls}
          viewerId={viewerId}
          ofMany={node.kind !== "agent"}
        />
      )}
      {list.hasNextPage && (
        <div>
          <Button
            pending={list.isFetchingNextPage}
            pendingText="Loading…"
            onClick={() => void list.fetchNextPage()}
          >
            Show more after {plural(calls.length, "call")}
          </Button>
        </div>
      )}
    </div>
  );
}
