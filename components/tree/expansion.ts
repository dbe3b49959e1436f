"use client";

import { useSyncExternalStore } from "react";

/** What is open in the tree, and how many pages of 200 are shown below a node. */
export type Expansion = {
  open: ReadonlySet<string>;
  pages: Readonly<Record<string, number>>;
};

type Store = { state: Expansion; listeners: Set<() => void> };

const stores = new Map<string, Store>();
const storageKey = (organizationId: string) => `tree:${organizationId}`;

/** One store per organization and tab; it survives navigation, and a reload by the session storage. */
function storeOf(organizationId: string, initial: readonly string[]): Store {
  const known = stores.get(organizationId);
  if (known) return known;
  const stored = readStored(organizationId);
  const store: Store = {
    state: { ...stored, open: new Set([...stored.open, ...initial]) },
    listeners: new Set(),
  };
  stores.set(organizationId, store);
  return store;
}

function readStored(organizationId: string): Expansion {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(storageKey(organizationId)) ?? "null");
    if (typeof value !== "object" || value === null || !("open" in value) || !("pages" in value))
      return { open: new Set(), pages: {} };
    const open = Array.isArray(value.open)
      ? value.open.filter((id): id is string => typeof id === "string")
      : [];
    const pages = Object.entries(value.pages ?? {}).filter(
      (entry): entry is [string, number] => typeof entry[1] === "number",
    );
    return { open: new Set(open), pages: Object.fromEntries(pages) };
  } catch {
    // Storage may be switched off; the tree then starts closed.
    return { open: new Set(), pages: {} };
  }
}

function update(organizationId: string, change: (state: Expansion) => Expansion): void {
  const store = storeOf(organizationId, []);
  const next = change(store.state);
  if (next === store.state) return;
  store.state = next;
  try {
    sessionStorage.setItem(
      storageKey(organizationId),
      JSON.stringify({ open: [...next.open], pages: next.pages }),
    );
  } catch {
    // Not kept over a reload, then.
  }
  store.listeners.forEach((listener) => listener());
}

/** What is open. `initial` is what the server opened: the line down to the page that is shown. */
export function useExpansion(organizationId: string, initial: Expansion): Expansion {
  return useSyncExternalStore(
    (listener) => {
      const { listeners } = storeOf(organizationId, [...initial.open]);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => storeOf(organizationId, [...initial.open]).state,
    () => initial,
  );
}

export function setOpen(organizationId: string, ids: readonly string[], open: boolean): void {
  update(organizationId, (state) => {
    if (ids.every((id) => state.open.has(id) === open)) return state;
    const next = new Set(state.open);
    for (const id of ids)
      if (open) next.add(id);
      else next.delete(id);
    return { ...state, open: next };
  });
}

export function showMore(organizationId: string, nodeId: string): void {
  update(organizationId, (state) => ({
    ...state,
    pages: { ...state.pages, [nodeId]: (state.pages[nodeId] ?? 1) + 1 },
  }));
}
