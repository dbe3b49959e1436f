"use client";

import { plural } from "@/components/plural";
import { Button } from "@/components/ui/button";
import type { Connection } from "@/lib/connections/connection";
import { useConnectionsScreen } from "./connections-context";

type SelectionBarProps = { connections: readonly Connection[]; onClear: () => void };

/** What can be done with several accounts at once. It stays in view while some are selected. */
export function SelectionBar({ connections, onClear }: SelectionBarProps) {
  const { ask, test, tests } = useConnectionsScreen();
  const testable = connections.filter(({ can }) => can.manage).map(({ id }) => id);
  const movable = connections.filter(({ can }) => can.move);
  const isTesting = testable.some((id) => tests[id]?.state === "running");
  return (
    <div role="region" aria-label="Selection" className="sticky bottom-4 z-20 empty:hidden">
      {connections.length > 0 && (
        <div className="flex flex-wrap items-center gap-2 rounded-card border border-line bg-surface p-2 pl-4 shadow-floating">
          <p role="status" className="mr-auto">
            {plural(connections.length, "account")} selected
          </p>
          {testable.length > 0 && (
            <Button pending={isTesting} pendingText="Testing…" onClick={() => void test(testable)}>
              Test
            </Button>
          )}
          {movable.length > 0 && (
            <Button onClick={() => ask({ kind: "move", connections: movable })}>
              {movable.length < connections.length
                ? `Move ${String(movable.length)} of ${String(connections.length)}…`
                : "Move…"}
            </Button>
          )}
          <Button variant="ghost" onClick={onClear}>
            Clear selection
          </Button>
        </div>
      )}
    </div>
  );
}
