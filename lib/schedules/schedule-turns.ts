/** How many planned calls one process makes at a time: its worker has places left for everything else. */
const together = 3;
/** How many of them may be of one organization: its slow tools keep no other waiting. */
const ofOne = 2;

/** Of the process, not of the module: a bundler may give several copies of it to one process. */
const store = globalThis as { alfeScheduleTurns?: string[] };
const taken = (): string[] => (store.alfeScheduleTurns ??= []);

/** A place for a planned call, or undefined while all are taken. Give it back once. */
export function takeScheduleTurn(organizationId: string): (() => void) | undefined {
  const turns = taken();
  const isFull = turns.length >= together;
  if (isFull || turns.filter((each) => each === organizationId).length >= ofOne) return undefined;
  turns.push(organizationId);
  return () => {
    turns.splice(turns.indexOf(organizationId), 1);
  };
}
