import "server-only";

const heartbeatMs = 15_000;

/** Somebody who takes nothing for so long that this much has piled up is let go, and comes back. */
const mostWaiting = 256;

export type EventStream = {
  response: Response;
  /** With an id, somebody who comes back says that one as `Last-Event-ID`. */
  send: (event: string, data: unknown, id?: string) => void;
  /** Resolves when what was sent is on its way, or the stream has ended. */
  drained: () => Promise<void>;
  close: () => void;
};

type Open = Set<() => void>;
const store = globalThis as { alfeEventStreams?: Open };

/** The open streams of this process. They end with its first signal to stop, which waits for them else. */
function openStreams(): Open {
  if (store.alfeEventStreams) return store.alfeEventStreams;
  const open: Open = new Set();
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => {
      for (const close of open) close();
    });
  return (store.alfeEventStreams = open);
}

const notAgain = "Missed events are not sent again: after reconnecting, read anew.";

/** A `text/event-stream` that stays open until either side ends it; `onEnd` is called once. */
export function openEventStream(
  request: Request,
  onEnd: () => void,
  comment = notAgain,
): EventStream {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let heartbeat: NodeJS.Timeout | undefined;
  let wake: () => void = () => undefined;

  const end = () => {
    if (!controller) return;
    const ended = controller;
    controller = undefined;
    wake();
    clearInterval(heartbeat);
    openStreams().delete(end);
    request.signal.removeEventListener("abort", end);
    try {
      ended.close();
    } catch {
      // The other side has ended it.
    }
    onEnd();
  };
  const write = (text: string) => {
    if (!controller) return;
    if ((controller.desiredSize ?? 0) < -mostWaiting) end();
    else controller.enqueue(encoder.encode(text));
  };

  const body = new ReadableStream<Uint8Array>({
    start(started) {
      controller = started;
      // Not all of them come back at the same moment after a restart.
      const retryMs = Math.round(1_000 + Math.random() * 2_000);
      write(`: ${comment}\nretry: ${String(retryMs)}\n\n`);
      heartbeat = setInterval(() => write(":\n\n"), heartbeatMs);
      openStreams().add(end);
      request.signal.addEventListener("abort", end);
      if (request.signal.aborted) end();
    },
    pull: () => wake(),
    cancel: end,
  });
  return {
    response: new Response(body, {
      headers: {
        "content-type": "text/event-stream",
        // Whatever compresses answers would hold events back.
        "cache-control": "no-store, no-transform",
        "x-accel-buffering": "no",
        "x-content-type-options": "nosniff",
      },
    }),
    send: (event, data, id) =>
      write(
        `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
      ),
    drained: () =>
      new Promise((resolve) => {
        if (!controller || (controller.desiredSize ?? 0) > 0) resolve();
        else wake = resolve;
      }),
    close: end,
  };
}
