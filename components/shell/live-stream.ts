import type { Area } from "@/lib/changes/areas";

/** What a tab hears of the stream of changes. */
export type LiveNews =
  /** It is told of every change from now on. */
  | { kind: "up" }
  /** It is not. */
  | { kind: "down" }
  | { kind: "change"; areas: readonly Area[] }
  /** Some changes may have been missed. */
  | { kind: "missed" };

const longestWaitMs = 30_000;

/** Listens to the server's stream of changes, and tries again for as long as it takes. Returns its end. */
export function openLiveStream(organizationId: string, tell: (news: LiveNews) => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const open = () => {
    const opened = new EventSource(`/api/v1/events?organization=${organizationId}`);
    source = opened;
    opened.addEventListener("open", () => {
      failures = 0;
      tell({ kind: "up" });
    });
    opened.addEventListener("change", ({ data }: MessageEvent<string>) => {
      const { areas } = JSON.parse(data) as { areas: Area[] };
      tell({ kind: "change", areas });
    });
    opened.addEventListener("refetch", () => tell({ kind: "missed" }));
    opened.addEventListener("error", () => {
      tell({ kind: "down" });
      // After a lost connection the browser comes back by itself; after an answer that is no stream, not.
      if (opened.readyState !== EventSource.CLOSED) return;
      failures += 1;
      const waitMs = Math.min(longestWaitMs, 1_000 * 2 ** failures) * (0.5 + Math.random() / 2);
      timer = setTimeout(open, waitMs);
    });
  };

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
