import { type LiveNews, openLiveStream } from "./live-stream";

type Message = LiveNews | { kind: "hello" };

/**
 * Hears of changes over one stream for all tabs of a browser, which may have six connections to a server
 * at once. The tab that has the lock holds the stream and passes on what comes; when it closes, another
 * takes over. Returns the end.
 */
export function listenInTabs(organizationId: string, hear: (news: LiveNews) => void): () => void {
  // Browsers lend locks on safe origins only.
  if (!("locks" in navigator)) return openLiveStream(organizationId, hear);
  const name = `alfe-changes-${organizationId}`;
  const channel = new BroadcastChannel(name);
  const waiting = new AbortController();
  let stopLeading: (() => void) | undefined;
  let isUp = false;

  const tell = (news: LiveNews) => {
    if (news.kind === "up") isUp = true;
    if (news.kind === "down") isUp = false;
    hear(news);
    channel.postMessage(news);
  };
  const lead = () =>
    new Promise<void>((resolve) => {
      // What the tab before said may be old.
      tell({ kind: "down" });
      const close = openLiveStream(organizationId, tell);
      stopLeading = () => {
        close();
        resolve();
      };
    });

  channel.addEventListener("message", ({ data }: MessageEvent<Message>) => {
    if (!stopLeading && data.kind !== "hello") hear(data);
    else if (stopLeading && data.kind === "hello" && isUp)
      channel.postMessage({ kind: "up" } satisfies Message);
  });
  navigator.locks.request(name, { signal: waiting.signal }, lead).catch(() => undefined);
  channel.postMessage({ kind: "hello" } satisfies Message);

  return () => {
    waiting.abort();
    stopLeading?.();
    channel.close();
  };
}
