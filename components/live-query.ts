import type { Area } from "@/lib/changes/areas";

/** Says on a query what its answer is about: after a change of that, it asks again. */
export const about = (...areas: readonly Area[]) => ({ areas });

/** What a query's answer is about. */
export const areasOf = (meta: Readonly<Record<string, unknown>> | undefined): readonly Area[] =>
  (meta as Partial<ReturnType<typeof about>> | undefined)?.areas ?? [];

/** While changes are told, only what time alone changes is asked for again. */
const calmMs = 60_000;

let isTold = false;

/** Says whether the server tells this tab of changes. */
export const setTold = (told: boolean): void => {
  isTold = told;
};

export const areChangesTold = (): boolean => isTold;

/** How often to ask again: as often as given while nobody tells of changes. */
export const askEvery = (ms: number): number => (isTold ? Math.max(ms, calmMs) : ms);

/**
 * Keeps a query fresh: it asks again after a change of these areas, and every so often while the server
 * does not tell of changes.
 */
export const live = (areas: readonly Area[], everyMs: number) => ({
  meta: about(...areas),
  refetchInterval: () => askEvery(everyMs),
});
