"use client";

import { useQueryClient } from "@tanstack/react-query";
import { CloudOff } from "lucide-react";
import { useState, useSyncExternalStore } from "react";
import { watchConnection } from "./connection-watch";

/** Says under the top bar that what is shown may be old. It comes after 5 s and goes by itself. */
export function StreamNotice() {
  const queryClient = useQueryClient();
  const [watch] = useState(() => watchConnection(queryClient));
  const lostAt = useSyncExternalStore(watch.subscribe, watch.lostAt, () => null);
  return (
    <div role="status" className="sticky top-(--bars) z-20">
      {lostAt !== null && (
        <p className="flex items-center gap-2 border-b border-line bg-todo-soft px-4 py-1.5 text-sm text-todo md:px-6">
          <CloudOff aria-hidden strokeWidth={1.75} className="size-4 shrink-0" />
          Connection to the server lost. Showing what was true at{" "}
          {new Date(lostAt).toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" })}.
          Retrying.
        </p>
      )}
    </div>
  );
}
