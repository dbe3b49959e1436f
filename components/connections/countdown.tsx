"use client";

import { useSyncExternalStore } from "react";

const announceAt = [120, 30];

/** "Ends in 9:41" or "Ends in 2:41:07", told aloud at 2 min and 30 s only. */
export function Countdown({ until }: { until: string }) {
  const left = useSecondsUntil(until);
  if (left === undefined) return null;
  const told = announceAt.filter((seconds) => left <= seconds).at(-1);
  return (
    <span className="text-muted">
      <time dateTime={until} className="tabular-nums">
        Ends in {clockOf(left)}
      </time>
      <span role="status" className="sr-only">
        {told === undefined || left === 0
          ? ""
          : told === 120
            ? "Ends in 2 minutes"
            : "Ends in 30 seconds"}
      </span>
    </span>
  );
}

function clockOf(seconds: number): string {
  const two = (part: number) => String(Math.floor(part)).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3_600), (seconds % 3_600) / 60];
  const end = two(seconds % 60);
  return hours > 0
    ? `${String(hours)}:${two(minutes)}:${end}`
    : `${String(Math.floor(minutes))}:${end}`;
}

/** Whole seconds until a time; undefined on the server, whose clock is another one. */
function useSecondsUntil(until: string): number | undefined {
  const now = useSyncExternalStore(everySecond, readSecond, () => undefined);
  if (now === undefined) return undefined;
  return Math.max(0, Math.round(new Date(until).getTime() / 1_000) - now);
}

const readSecond = (): number => Math.floor(Date.now() / 1_000);

function everySecond(listener: () => void): () => void {
  const timer = setInterval(listener, 1_000);
  return () => clearInterval(timer);
}
