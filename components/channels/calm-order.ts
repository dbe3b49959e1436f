/**
 * The order of a list while somebody points at it: what is known stays where it was, what comes later in
 * the list is added at its end, and what is new before that waits.
 */
export function calmOrder(
  order: readonly string[],
  present: readonly string[],
): { shown: string[]; fresh: number } {
  const isPresent = new Set(present);
  const isKnown = new Set(order);
  const lastKnown = present.findLastIndex((id) => isKnown.has(id));
  const unknown = present.map((id, index) => ({ id, index })).filter(({ id }) => !isKnown.has(id));
  const later = unknown.filter(({ index }) => index > lastKnown);
  return {
    shown: [...order.filter((id) => isPresent.has(id)), ...later.map(({ id }) => id)],
    fresh: unknown.length - later.length,
  };
}
