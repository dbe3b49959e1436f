"use client";

import { useSyncExternalStore } from "react";
import { readClock, subscribeClock } from "@/components/clock";
import { toExactTime } from "@/components/time-words";
import { toMomentWords, toSinceWords } from "./moment-words";

const words = { moment: toMomentWords, since: toSinceWords };

type MomentProps = {
  /** ISO 8601. */
  value: string;
  /** To the second, or since when. */
  as: keyof typeof words;
};

/** A time inside a sentence; until the browser knows zone and locale, the ISO day in its place. */
export function Moment({ value, as }: MomentProps) {
  const now = useSyncExternalStore(subscribeClock, readClock, () => undefined);
  const time = new Date(value);
  return (
    <time
      dateTime={value}
      title={now === undefined ? undefined : toExactTime(time, undefined)}
      className="whitespace-nowrap tabular-nums"
    >
      {now === undefined ? value.slice(0, 10) : words[as](time, new Date(now), undefined)}
    </time>
  );
}
