"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryStates } from "nuqs";
import { EmptyState } from "@/components/empty-state";
import { plural } from "@/components/plural";
import { SectionError } from "@/components/section-error";
import { Button } from "@/components/ui/button";
import { ItemList } from "@/components/ui/item";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import type { ActivityEvent } from "@/lib/activity/list";
import { ActivityFilterBar } from "./activity-filters";
import { ActivityRow } from "./activity-row";
import { activityQuery, newestQuery } from "./queries";

type ActivityFeedProps = {
  organizationId: string;
  node: { id: string; name: string };
  viewerId: string;
};

/** What happened, newest first, by day. New entries wait behind a button. */
export function ActivityFeed({ organizationId, node, viewerId }: ActivityFeedProps) {
  const [filters, setFilters] = useQueryStates(
    { who: parseAsString, what: parseAsString, from: parseAsString, to: parseAsString },
    { history: "replace" },
  );
  const feed = useInfiniteQuery(activityQuery(organizationId, node.id, filters));
  const newest = useQuery(newestQuery(organizationId, node.id, filters));
  const events = feed.data?.pages.flatMap((page) => page.events) ?? [];
  const shown = new Set(events.map(({ id }) => id));
  const first = events[0]?.at ?? "";
  const waiting = feed.data
    ? (newest.data?.events.filter(({ id, at }) => !shown.has(id) && at >= first).length ?? 0)
    : 0;
  const filtered = Object.values(filters).some((value) => value !== null);
  const clear = () => void setFilters({ who: null, what: null, from: null, to: null });

  return (
    <div className="flex flex-col gap-4">
      <ActivityFilterBar
        organizationId={organizationId}
        nodeId={node.id}
        filters={filters}
        onChange={(change) => void setFilters(change)}
        onClear={clear}
      />
      <div role="status" className="empty:hidden">
        {waiting > 0 && (
          <Button size="small" onClick={() => void feed.refetch()} pending={feed.isRefetching}>
            {waiting.toLocaleString("en")} new
          </Button>
        )}
      </div>
      {feed.isPending && <SkeletonRows count={6} label="Loading the activity" />}
      {feed.isError && !feed.data && (
        <SectionError section="the activity" onRetry={() => void feed.refetch()} />
      )}
      {feed.isSuccess && events.length === 0 && (
        <EmptyState
          title={filtered ? nothingWords(filters) : `Nothing has happened at ${node.name} yet.`}
          action={filtered && <Button onClick={clear}>Clear filters</Button>}
        >
          {!filtered && "Every change and every refusal will be told here."}
        </EmptyState>
      )}
      {byDay(events).map(({ day, events: ofDay }) => (
        <section key={day} aria-label={day}>
          <h2 className="mb-1 text-sm font-semibold text-muted">{day}</h2>
          <ItemList>
            {ofDay.map((event) => (
              <ActivityRow key={event.id} event={event} viewerId={viewerId} />
            ))}
          </ItemList>
        </section>
      ))}
      {feed.hasNextPage && (
        <div>
          <Button
            pending={feed.isFetchingNextPage}
            pendingText="Loading…"
            onClick={() => void feed.fetchNextPage()}
          >
            Show more after {plural(events.length, "entry", "entries")}
          </Button>
        </div>
      )}
    </div>
  );
}

function byDay(events: readonly ActivityEvent[]): { day: string; events: ActivityEvent[] }[] {
  const groups = Map.groupBy(events, ({ at }) =>
    new Date(at).toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "short" }),
  );
  return Array.from(groups, ([day, list]) => ({ day, events: list }));
}

/** "Nothing like this between 1 and 7 Nov." */
function nothingWords({ from, to }: { from: string | null; to: string | null }): string {
  const word = (day: string) =>
    new Date(`${day}T00:00:00`).toLocaleDateString("en-GB", { day: "numeric", month: "short" });
  if (from !== null && to !== null)
    return `Nothing like this between ${word(from)} and ${word(to)}.`;
  if (from !== null) return `Nothing like this since ${word(from)}.`;
  if (to !== null) return `Nothing like this until ${word(to)}.`;
  return "Nothing like this.";
}
