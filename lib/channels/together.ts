/** Requests of one organization that are stored at a time, and how many of them together. */
const linesAtOnce = 2;
const mostTogether = 32;

type Waiting<Item, Result> = { item: Item } & PromiseWithResolvers<Result>;

/**
 * Does things that come at the same moment together, since that takes hardly longer than one of them:
 * what comes while others are under way waits for them, and nothing waits for company. Where all of them
 * failed together, each is done by itself, so that none fails for another's sake.
 */
export function together<Item, Result>(
  doAll: (group: string, items: readonly Item[]) => Promise<Result[]>,
): (group: string, item: Item) => Promise<Result> {
  const groups = new Map<string, { running: number; queue: Waiting<Item, Result>[] }>();

  const settle = async (group: string, some: readonly Waiting<Item, Result>[]): Promise<void> => {
    try {
      const results = await doAll(
        group,
        some.map(({ item }) => item),
      );
      some.forEach(({ resolve, reject }, index) => {
        const result = results[index];
        if (result === undefined) reject(new Error("Some of them were not done"));
        else resolve(result);
      });
    } catch (cause) {
      const [only] = some;
      if (some.length === 1) only?.reject(cause);
      else for (const each of some) await settle(group, [each]);
    }
  };

  const run = async (group: string): Promise<void> => {
    const state = groups.get(group);
    if (!state || state.running >= linesAtOnce) return;
    state.running += 1;
    while (state.queue.length > 0) await settle(group, state.queue.splice(0, mostTogether));
    state.running -= 1;
    if (state.running === 0) groups.delete(group);
  };

  return (group, item) => {
    const waiting = { item, ...Promise.withResolvers<Result>() };
    const state = groups.get(group) ?? { running: 0, queue: [] };
    groups.set(group, state);
    state.queue.push(waiting);
    void run(group);
    return waiting.promise;
  };
}
