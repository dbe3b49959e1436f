import { useMemo, useSyncExternalStore } from "react";
import { z } from "zod";

const Progress = z.object({ isGuided: z.boolean(), done: z.array(z.string()) });
export type GuideProgress = z.infer<typeof Progress>;

const begin: GuideProgress = { isGuided: true, done: [] };
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Used where a browser keeps nothing: then it is known for this visit. */
const kept = new Map<string, string>();

function read(name: string): string {
  try {
    return window.localStorage.getItem(name) ?? kept.get(name) ?? "";
  } catch {
    return kept.get(name) ?? "";
  }
}

function write(name: string, text: string): void {
  kept.set(name, text);
  try {
    window.localStorage.setItem(name, text);
  } catch {
    // See above.
  }
  for (const listener of listeners) listener();
}

function parse(text: string): GuideProgress {
  try {
    return Progress.parse(JSON.parse(text));
  } catch {
    return begin;
  }
}

/** What somebody has done of a guide, kept in this browser since its steps outlive a visit. */
export function useGuideProgress(
  of: string,
): [GuideProgress, (changed: Partial<GuideProgress>) => void] {
  const name = `guide ${of}`;
  const text = useSyncExternalStore(
    subscribe,
    () => read(name),
    () => "",
  );
  const progress = useMemo(() => parse(text), [text]);
  return [progress, (changed) => write(name, JSON.stringify({ ...progress, ...changed }))];
}
