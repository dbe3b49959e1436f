const beatMs = 30_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

/** One beat every 30 s for all times on the page, so that they change together. */
export function subscribeClock(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(beat, beatMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time of the last beat in milliseconds; the same until the next one. */
export function readClock(): number {
  if (Date.now() - now >= beatMs) now = Date.now();
  return now;
}

function beat(): void {
  for (const listener of listeners) listener();
}
