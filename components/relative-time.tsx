"use client";

import { useSyncExternalStore } from "react";
import { readClock, subscribeClock } from "./clock";
import { cn } from "./class-names";
import { toExactTime, toTimeWords } from "./time-words";

type RelativeTimeProps = {
  /** ISO 8601. */
  value: string;
  /** It has passed: a clock that beats every 30 s must not make it a time to come. */
  past?: boolean;
  className?: string;
};

/**
 * A time in the reader's words, kept fresh. The server does not know zone and locale, so it sends
 * the ISO day in the same place until the browser takes over.
 */
export function RelativeTime({ value, past = false, className }: RelativeTimeProps) {
  const now = useSyncExternalStore(subscribeClock, readClock, () => undefined);
  const time = new Date(value);
  const known = now !== undefined;
  const from = new Date(past ? Math.max(now ?? 0, time.getTime()) : (now ?? 0));
  return (
    <time
      dateTime={value}
      title={known ? toExactTime(time, undefined) : undefined}
      className={cn("whitespace-nowrap", className)}
    >
      {known ? toTimeWords(time, from, undefined) : value.slice(0, 10)}
    </time>
  );
}
