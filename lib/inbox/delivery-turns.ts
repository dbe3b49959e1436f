/** How many inboxes one process empties at a time: its worker has places left for everything else. */
const together = 3;

/** Of the process, not of the module: a bundler may give several copies of it to one process. */
const store = globalThis as { alfeDeliveryTurns?: Set<string> };
const taken = (): Set<string> => (store.alfeDeliveryTurns ??= new Set());

/** A place for an inbox, or undefined while all are taken or it has one. Give it back once. */
export function takeDeliveryTurn(nodeId: string): (() => void) | undefined {
  if (taken().size >= together || taken().has(nodeId)) return undefined;
  taken().add(nodeId);
  return () => taken().delete(nodeId);
}
