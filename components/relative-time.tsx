"use client";

import { useSyncExternalStore } from "react";
import { readClock, subscribeClock } from "./clock";
import { cn } from "./class-names";
import { toExactTime, toTimeWords } from "./time-words";

type RelativeTimeProps = {
  /** ISO 8601. */
  value: string;
  className?: string;
};

/**
 * A time in the reader's words, kept fresh. The server does not know zone and locale, so it sends
 * the ISO day in the same place until the browser takes over.
 */
export function RelativeTime({ value, className }: RelativeTimeProps) {
  const now = useSyncExternalStore(subscribeClock, readClock, () => undefined);
  const time = new Date(value);
  const known = now !== undefined;
  return (
    <time
      dateTime={value}
      title={known ? toExactTime(time, undefined) : undefined}
      className={cn("whitespace-nowrap", className)}
    >
      {known ? toTimeWords(time, new Date(now), undefined) : value.slice(0, 10)}
    </time>
  );
}
