import type { Used } from "./used";

/** How many background jobs of one process may wait for one provider at a time. */
const together = 4;

/** Of the process, not of the module: a bundler may give several copies of it to one process. */
const store = globalThis as { alfeProviderTurns?: Map<string, number> };
const taken = (): Map<string, number> => (store.alfeProviderTurns ??= new Map<string, number>());

/**
 * A place among the background jobs that ask one provider, or undefined while all are taken: a provider
 * that hangs keeps hundreds of its own connections waiting, but nobody else's. Give it back once.
 */
export function takeTurn({
  provider,
  world,
}: Pick<Used, "provider" | "world">): (() => void) | undefined {
  const name = `${provider.id} ${world}`;
  const count = taken().get(name) ?? 0;
  if (count >= together) return undefined;
  taken().set(name, count + 1);
  return () => {
    taken().set(name, (taken().get(name) ?? 1) - 1);
  };
}
