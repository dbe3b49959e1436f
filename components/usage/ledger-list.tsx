"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useRef } from "react";
import { EmptyState } from "@/components/empty-state";
import { useRowKeys } from "@/components/integrations/row-keys";
import { plural } from "@/components/plural";
import { SectionError } from "@/components/section-error";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { LedgerFilterBar } from "./ledger-filter-bar";
import { countLedgerFilters, ledgerParsers, noLedgerFilters } from "./ledger-filters";
import { LedgerTable } from "./ledger-table";
import { ledgerQuery, newestLedgerQuery } from "./queries";

type LedgerListProps = { node: { id: string; name: string } };

/** Every line of the ledger at a node and below it. New ones wait behind a button. */
export function LedgerList({ node }: LedgerListProps) {
  const { organization } = useShell();
  const [filters, setFilters] = useQueryStates(ledgerParsers, { history: "replace" });
  const rows = useRef<HTMLDivElement>(null);
  useRowKeys(rows, {}, "data-line");
  const list = useInfiniteQuery(ledgerQuery(organization.id, node.id, filters));
  const newest = useQuery(newestLedgerQuery(organization.id, node.id, filters));
  const lines = list.data?.pages.flatMap((page) => page.lines) ?? [];
  const shown = new Set(lines.map(({ id }) => id));
  const since = list.hasNextPage ? (lines.at(-1)?.at ?? "") : "";
  const fresh = list.data
    ? (newest.data?.lines.filter(({ id, at }) => !shown.has(id) && at >= since).length ?? 0)
    : 0;
  const isFiltered = countLedgerFilters(filters) > 0;
  const clear = () => void setFilters({ ...noLedgerFilters, node: filters.node });

  return (
    <div ref={rows} className="flex flex-col gap-4">
      <LedgerFilterBar
        node={node}
        filters={filters}
        onChange={(change) => void setFilters(change)}
        onClear={clear}
      />
      <div role="status" className="empty:hidden">
        {fresh > 0 && (
          <Button size="small" onClick={() => void list.refetch()} pending={list.isRefetching}>
            {fresh.toLocaleString("en")} new
          </Button>
        )}
      </div>
      {list.isPending && <SkeletonRows count={12} label="Loading the ledger" />}
      {list.isError && !list.data && (
        <SectionError
          section="the ledger"
          onRetry={() => void list.refetch()}
          pending={list.isFetching}
        />
      )}
      {list.data && lines.length === 0 && (
        <EmptyState
          title={isFiltered ? "No lines like this." : `Nothing was spent at ${node.name} yet.`}
          action={isFiltered && <Button onClick={clear}>Clear filters</Button>}
        >
          {!isFiltered &&
            "Whatever is charged, corrected, paid in or taken back stands here, line by line."}
        </EmptyState>
      )}
      {lines.length > 0 && <LedgerTable caption={`Ledger of ${node.name}`} lines={lines} />}
      {list.hasNextPage && (
        <div>
          <Button
            pending={list.isFetchingNextPage}
            pendingText="Loading…"
            onClick={() => void list.fetchNextPage()}
          >
            Show more after {plural(lines.length, "line")}
          </Button>
        </div>
      )}
    </div>
  );
}
