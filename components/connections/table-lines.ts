import type { NamedNode } from "@/lib/installations/effective-integration";
import type { Connection } from "@/lib/connections/connection";

export type ConnectionGroup = {
  node: NamedNode;
  connections: readonly Connection[];
  /** Owned above the place that the list is about: read-only here. */
  inherited?: boolean;
};

export type TableLine =
  | { type: "group"; id: string; group: ConnectionGroup }
  | { type: "connection"; id: string; connection: Connection; inherited: boolean };

/** The lines of the table, one after the other: each owner, then its accounts. */
export const tableLines = (groups: readonly ConnectionGroup[]): TableLine[] =>
  groups.flatMap((group) => [
    { type: "group" as const, id: group.node.id, group },
    ...group.connections.map((connection) => ({
      type: "connection" as const,
      id: connection.id,
      connection,
      inherited: group.inherited ?? false,
    })),
  ]);

/** Pages of the list put together: a place that two pages share is one group. */
export function joinGroups(pages: readonly (readonly ConnectionGroup[])[]): ConnectionGroup[] {
  const joined: ConnectionGroup[] = [];
  for (const group of pages.flat()) {
    const last = joined.at(-1);
    if (last?.node.id !== group.node.id) joined.push(group);
    else
      joined[joined.length - 1] = {
        ...last,
        connections: [...last.connections, ...group.connections],
      };
  }
  return joined;
}
