"use client";

import { useEffect, useState } from "react";

const announceAt = [120, 30];

/** "Ends in 9:41", told aloud at 2 min and 30 s only. */
export function Countdown({ until }: { until: string }) {
  const left = useSecondsUntil(until);
  const told = announceAt.filter((seconds) => left <= seconds).at(-1);
  return (
    <span className="text-muted">
      <time dateTime={until} className="tabular-nums">
        Ends in {Math.floor(left / 60)}:{String(left % 60).padStart(2, "0")}
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

function useSecondsUntil(until: string): number {
  const end = new Date(until).getTime();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.round((end - now) / 1_000));
}
