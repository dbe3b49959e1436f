/** How many bots a worker takes or lets go of, so that all workers hold about the same number. */
export function shareOut({
  bots,
  workers,
  held,
}: {
  bots: number;
  workers: number;
  held: number;
}): { take: number; letGo: number } {
  const share = Math.ceil(bots / Math.max(1, workers));
  return { take: Math.max(0, share - held), letGo: Math.max(0, held - share) };
}
