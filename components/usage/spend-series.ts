/** What is compared with one another: an integration, a node or a meter. */
export type SpendGroup = { id: string; name: string; spentMicros: string };

export type SpendSeries = SpendGroup & {
  /** One of the six colours; what is left over is "other". */
  color: 1 | 2 | 3 | 4 | 5 | 6 | "other";
  /** The groups in it. */
  members: readonly string[];
};

const colors = [1, 2, 3, 4, 5, 6] as const;

const otherSeries = "other";

/**
 * The six groups that cost most, each with a colour, and all others as one. The colour follows from the id, so
 * that it stays while filters change; the order is that of the colours.
 */
export function toSpendSeries(groups: readonly SpendGroup[]): SpendSeries[] {
  const ranked = groups.toSorted(
    (a, b) => compare(BigInt(b.spentMicros), BigInt(a.spentMicros)) || compare(a.id, b.id),
  );
  const own = ranked.slice(0, colors.length);
  const rest = ranked.slice(colors.length);
  const free = new Set<(typeof colors)[number]>(colors);
  const series = own
    .toSorted((a, b) => compare(a.id, b.id))
    .map((group): SpendSeries => {
      const color = nextFree(hashOf(group.id) % colors.length, free);
      free.delete(color);
      return { ...group, color, members: [group.id] };
    })
    .toSorted((a, b) => compare(a.color, b.color));
  if (rest.length === 0) return series;
  const spent = rest.reduce((sum, { spentMicros }) => sum + BigInt(spentMicros), 0n);
  const other = { id: otherSeries, name: "Other", spentMicros: spent.toString() };
  return [...series, { ...other, color: "other", members: rest.map(({ id }) => id) }];
}

function nextFree(
  wanted: number,
  free: ReadonlySet<(typeof colors)[number]>,
): (typeof colors)[number] {
  const inOrder = [...colors.slice(wanted), ...colors.slice(0, wanted)];
  return inOrder.find((color) => free.has(color)) ?? 1;
}

function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return hash;
}

function compare<T extends bigint | number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
