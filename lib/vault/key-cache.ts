const capacity = 1_000;
const lifetimeMs = 5 * 60_000;

type Entry = { key: Promise<Buffer>; until: number };

/** Unwrapped keys of organizations by their wrapped text, the latest used last. Never credentials. */
const entries = new Map<string, Entry>();

/** A key, unwrapped at most once however many ask for it at the same time. */
export function cachedKey(name: string, unwrap: () => Promise<Buffer>): Promise<Buffer> {
  const now = performance.now();
  const known = entries.get(name);
  entries.delete(name);
  const entry = known && known.until > now ? known : { key: unwrap(), until: now + lifetimeMs };
  entries.set(name, entry);
  entry.key.catch(() => {
    if (entries.get(name) === entry) entries.delete(name);
  });
  for (const oldest of entries.keys()) {
    if (entries.size <= capacity) break;
    entries.delete(oldest);
  }
  return entry.key;
}
