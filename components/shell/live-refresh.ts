import type { Query, QueryClient } from "@tanstack/react-query";
import { areasOf, areChangesTold, setTold } from "@/components/live-query";
import type { Area } from "@/lib/changes/areas";
import type { LiveNews } from "./live-stream";

/** What comes within a moment is asked for together, and not again at once. */
const gatherMs = 100;
const pauseMs = 1_000;
/** A stream that is back by then has cost nothing. */
const patienceMs = 1_000;

/** What a tab that nobody looks at goes on with: its title, and waiting for the window of a provider. */
const goesOnHidden: readonly Area[] = ["approvals", "notifications", "connections"];

export type LiveRefresh = { hear: (news: LiveNews) => void; stop: () => void };

/** Has the queries on the screen ask again when something they show has changed. */
export function liveRefresh(queryClient: QueryClient): LiveRefresh {
  const waiting = new Set<Area>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  let lastAt = 0;

  const askAgain = () => {
    timer = undefined;
    const now = [...waiting].filter((area) => !document.hidden || goesOnHidden.includes(area));
    if (now.length === 0) return;
    for (const area of now) waiting.delete(area);
    lastAt = Date.now();
    void queryClient.invalidateQueries({
      predicate: (query) => {
        const mine = areasOf(query.meta).filter((area) => now.includes(area));
        if (mine.length === 0) return false;
        // Somebody asked for more of it, and would lose that.
        if (!isLoadingMore(query)) return true;
        for (const area of mine) waiting.add(area);
        return false;
      },
    });
    if (waiting.size > 0) soon();
  };
  const soon = () => {
    timer ??= setTimeout(askAgain, Math.max(gatherMs, lastAt + pauseMs - Date.now()));
  };
  /** Also makes every query reckon anew how often it asks. */
  const askForAll = () =>
    void queryClient.invalidateQueries({ predicate: (query) => areasOf(query.meta).length > 0 });

  const hear = (news: LiveNews) => {
    if (news.kind === "change") {
      for (const area of news.areas) waiting.add(area);
      soon();
    } else if (news.kind === "missed") {
      askForAll();
    } else if (news.kind === "down") {
      if (!areChangesTold()) return;
      setTold(false);
      patience = setTimeout(askForAll, patienceMs);
    } else if (!areChangesTold()) {
      clearTimeout(patience);
      setTold(true);
      askForAll();
    }
  };
  const onVisible = () => {
    if (!document.hidden && waiting.size > 0) soon();
  };
  document.addEventListener("visibilitychange", onVisible);
  return {
    hear,
    stop: () => {
      clearTimeout(timer);
      clearTimeout(patience);
      document.removeEventListener("visibilitychange", onVisible);
      setTold(false);
    },
  };
}

function isLoadingMore({ state }: Query): boolean {
  const meta: unknown = state.fetchMeta;
  return (
    state.fetchStatus === "fetching" &&
    typeof meta === "object" &&
    meta !== null &&
    "fetchMore" in meta
  );
}
