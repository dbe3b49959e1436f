import { z } from "zod";
import { invalidField } from "@/lib/errors";
import type { Places } from "./connection-places";
import type { ConnectionRow } from "./connection-rows";

/** Where a row stands in the list. Compared part by part, so that a page starts at the same place even when its last row is gone. */
const Position = z.array(z.string());
type Position = z.infer<typeof Position>;

export type Ordered = { row: ConnectionRow; position: Position };

const compare = (a: Position, b: Position): number => {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (part !== other) return part < other ? -1 : 1;
  }
  return a.length - b.length;
};

/** Sorts before every name, so that a node's own accounts come before those of its children. */
const ownFirst = "";

/** Accounts by owner, owners as the tree shows them: each before what is below it, siblings by name. */
export function inTreeOrder(rows: readonly ConnectionRow[], places: Places): Ordered[] {
  return rows
    .map((row) => ({
      row,
      position: [
        ...places.lineage(row.nodeId).flatMap(({ id, name }) => [name.toLowerCase(), id]),
        ownFirst,
        row.provider,
        new Date(row.createdAt).toISOString(),
        row.id,
      ],
    }))
    .toSorted((a, b) => compare(a.position, b.position));
}

const toCursor = (position: Position): string =>
  Buffer.from(JSON.stringify(position)).toString("base64url");

function fromCursor(cursor: string): Position {
  try {
    return Position.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw invalidField("cursor", "This is not where a page ended.");
  }
}

/** The rows after a cursor, and where the next page starts. */
export function pageAfter(
  ordered: readonly Ordered[],
  cursor: string | undefined,
  limit: number,
): { page: ConnectionRow[]; nextCursor: string | null } {
  const after = cursor === undefined ? undefined : fromCursor(cursor);
  const rest = after ? ordered.filter(({ position }) => compare(position, after) > 0) : ordered;
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const more = rest.length > limit && last !== undefined;
  return { page: page.map(({ row }) => row), nextCursor: more ? toCursor(last.position) : null };
}
