import { useState } from "react";
import { calmOrder } from "./calm-order";

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, index) => id === b[index]);

/** Keeps rows from jumping under a pointer or a focus; without either they are in their own order. */
export function useCalmOrder<Row>(rows: readonly Row[], idOf: (row: Row) => string) {
  const ids = rows.map(idOf);
  const [order, setOrder] = useState<readonly string[]>(ids);
  const [isPointed, setPointed] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const held = isPointed || hasFocus;
  const { shown, fresh } = calmOrder(order, ids);
  const next = held ? shown : ids;
  if (!isSame(order, next)) setOrder(next);
  const byId = new Map(rows.map((row) => [idOf(row), row]));
  return {
    rows: next.flatMap((id) => byId.get(id) ?? []),
    fresh: held ? fresh : 0,
    showFresh: () => setOrder(ids),
    handlers: {
      onPointerEnter: () => setPointed(true),
      onPointerLeave: () => setPointed(false),
      onFocus: () => setFocus(true),
      onBlur: () => setFocus(false),
    },
  };
}
