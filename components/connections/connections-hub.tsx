"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useRef, type ReactNode } from "react";
import { EmptyState } from "@/components/empty-state";
import { useRowKeys } from "@/components/integrations/row-keys";
import { StatusAnnouncer } from "@/components/integrations/status-announcer";
import { plural } from "@/components/plural";
import { SectionError } from "@/components/section-error";
import { useShell } from "@/components/shell/shell-context";
import { nodeQuery } from "@/components/tree/queries";
import { Button } from "@/components/ui/button";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { ConnectionTable } from "./connection-table";
import { healthWord } from "./health";
import { HubFilterBar } from "./hub-filter-bar";
import { hubParsers, isFiltered, noHubFilters, nothingWords } from "./hub-filters";
import { allConnectionsQuery } from "./queries";
import { SelectionBar } from "./selection-bar";
import { useSelection } from "./selection-hook";
import { joinGroups } from "./table-lines";

type ConnectionsHubProps = {
  /** The primary button, for the empty state; absent for who may connect nothing. */
  connect: ReactNode;
};

/** Every account that the viewer may see, by who owns it. */
export function ConnectionsHub({ connect }: ConnectionsHubProps) {
  const { organization } = useShell();
  const [filters, setFilters] = useQueryStates(hubParsers, { history: "replace" });
  const query = useInfiniteQuery(allConnectionsQuery(organization.id, filters));
  const node = useQuery({
    ...nodeQuery(organization.id, filters.node ?? ""),
    enabled: filters.node !== null,
  }).data;
  const above = new Set(node?.lineage.slice(0, -1).map(({ id }) => id));
  const pages = query.data?.pages ?? [];
  const groups = joinGroups(pages.map((page) => page.groups)).map((group) => ({
    ...group,
    inherited: filters.node !== null && above.has(group.node.id),
  }));
  const rows = groups.flatMap(({ connections }) => connections);
  const own = groups
    .filter(({ inherited }) => !inherited)
    .flatMap(({ connections }) => connections);
  const selection = useSelection(own);
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list, { x: selection.toggle }, "data-connection");
  const clear = () => void setFilters(noHubFilters);
  const latest = pages.at(-1);
  const total = latest?.total ?? 0;

  return (
    <div ref={list} className="flex flex-col gap-4">
      <HubFilterBar
        filters={filters}
        onChange={(change) => void setFilters(change)}
        onClear={clear}
        nodeName={node?.name}
        list={pages[0]}
      />
      {query.isPending && <SkeletonRows count={8} label="Loading the connections" />}
      {query.isError && !query.data && (
        <SectionError
          section="the connections"
          onRetry={() => void query.refetch()}
          pending={query.isFetching}
        />
      )}
      {query.data && rows.length === 0 && !isFiltered(filters) && (
        <EmptyState title="No accounts yet." action={connect}>
          Connect one at the widest place that is right.
        </EmptyState>
      )}
      {query.data && rows.length === 0 && isFiltered(filters) && (
        <EmptyState
          title={nothingWords(filters)}
          action={<Button onClick={clear}>Clear filters</Button>}
        />
      )}
      {rows.length > 0 && (
        <ConnectionTable
          caption="Connections, by owner"
          groups={groups}
          {...(own.some(({ can }) => can.manage || can.move) && { selected: selection.ids })}
          onSelect={selection.select}
        />
      )}
      {query.hasNextPage && (
        <div>
          <Button
            pending={query.isFetchingNextPage}
            pendingText="Loading…"
            onClick={() => void query.fetchNextPage()}
          >
            Show more after {rows.length.toLocaleString("en")} of {plural(total, "account")}
          </Button>
        </div>
      )}
      <StatusAnnouncer
        rows={rows.map((row) => ({
          id: row.id,
          name: `${row.accountName} at ${row.owner.name}`,
          word: healthWord(row),
        }))}
      />
      <SelectionBar connections={selection.connections} onClear={selection.clear} />
    </div>
  );
}
