"use client";

import { useSyncExternalStore } from "react";
import { StatusMark } from "@/components/integrations/status-mark";
import { RelativeTime } from "@/components/relative-time";
import type { KeyView } from "@/lib/keys/key-view";

/** When the agent was last there: "Connected 2 s ago" as soon as one of its keys is used. */
export function LastSeen({ keys }: { keys: readonly KeyView[] }) {
  const at = keys
    .flatMap(({ lastUsedAt }) => lastUsedAt ?? [])
    .toSorted()
    .at(-1);
  const age = useAge(at);
  const isHere = age !== undefined && age < 60;
  return (
    <div>
      {at === undefined ? (
        <p>Last seen: never</p>
      ) : isHere ? (
        <p className="flex items-center gap-1.5 font-medium text-ok">
          <StatusMark mark="active" />
          <span className="tabular-nums">Connected {age} s ago</span>
        </p>
      ) : (
        <p>
          Last seen: <RelativeTime value={at} past />
        </p>
      )}
      {/* Said once, not every second. */}
      <p role="status" className="sr-only">
        {isHere ? "Connected" : ""}
      </p>
    </div>
  );
}

/** Whole seconds since a time; undefined on the server, whose clock is another one. */
function useAge(at: string | undefined): number | undefined {
  const now = useSyncExternalStore(everySecond, readSecond, () => undefined);
  if (now === undefined || at === undefined) return undefined;
  return Math.max(0, now - Math.floor(new Date(at).getTime() / 1_000));
}

const readSecond = (): number => Math.floor(Date.now() / 1_000);

function everySecond(listener: () => void): () => void {
  const timer = setInterval(listener, 1_000);
  return () => clearInterval(timer);
}
