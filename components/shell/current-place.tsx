"use client";

import { createContext, use, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { setOpen } from "@/components/tree/expansion";
import type { Ancestor } from "@/lib/tree/node";
import { useShell } from "./shell-context";

/** Where the page is: a node with its ancestors, and the name of a page that is no node. */
export type CurrentPlace = { lineage: readonly Ancestor[]; page: string | null };

type Context = { place: CurrentPlace; setPlace: (place: CurrentPlace) => void };
const PlaceContext = createContext<Context | undefined>(undefined);

/** `initial` is what the server found for the first paint; pages then say where they are. */
export function CurrentPlaceProvider({
  initial,
  children,
}: {
  initial: CurrentPlace;
  children: ReactNode;
}) {
  const [place, setPlace] = useState(initial);
  const context = useMemo(() => ({ place, setPlace }), [place]);
  return <PlaceContext value={context}>{children}</PlaceContext>;
}

export const useCurrentPlace = (): CurrentPlace => usePlaceContext().place;

function usePlaceContext(): Context {
  const context = use(PlaceContext);
  if (!context) throw new Error("Places are known inside an organization's shell only");
  return context;
}

/** Put it on every page: tells the shell where one is, opens the tree there, moves the focus to the h1. */
export function ShowPlace({ lineage, page = null }: Partial<Pick<CurrentPlace, "page">> & Pick<CurrentPlace, "lineage">) {
  const { organization } = useShell();
  const { place, setPlace } = usePlaceContext();
  // As text, because a refresh brings equal lineages as new objects.
  const now = JSON.stringify({ lineage, page });
  const shown = useRef(keyOf(place));

  useEffect(() => {
    const next = JSON.parse(now) as CurrentPlace;
    setPlace(next);
    const below = next.lineage.filter(({ role, kind }) => role !== null && kind !== "agent");
    setOpen(
      organization.id,
      below.map(({ id }) => id),
      true,
    );
    if (shown.current !== keyOf(next)) document.querySelector<HTMLElement>("main h1")?.focus();
    shown.current = keyOf(next);
  }, [now, organization.id, setPlace]);
  return null;
}

const keyOf = ({ lineage, page }: CurrentPlace): string => `${lineage.at(-1)?.id ?? ""}/${page ?? ""}`;
