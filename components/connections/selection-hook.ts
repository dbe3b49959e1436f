import { useState } from "react";
import type { Connection } from "@/lib/connections/connection";

const none: ReadonlySet<string> = new Set();

/** Which of the listed accounts are selected. What leaves the list is no longer selected. */
export function useSelection(listed: readonly Connection[]) {
  const [picked, setPicked] = useState(none);
  const connections = listed.filter(({ id }) => picked.has(id));
  const ids: ReadonlySet<string> = new Set(connections.map(({ id }) => id));
  const select = (id: string, isSelected: boolean) => {
    const account = listed.find((each) => each.id === id);
    if (!account || (!account.can.manage && !account.can.move)) return;
    setPicked(new Set(isSelected ? [...ids, id] : [...ids].filter((each) => each !== id)));
  };
  return {
    ids,
    connections,
    select,
    toggle: (id: string) => select(id, !ids.has(id)),
    clear: () => setPicked(none),
  };
}
