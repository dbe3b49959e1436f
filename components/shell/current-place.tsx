"use client";

import { usePathname } from "next/navigation";
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from "react";
import { setOpen } from "@/components/tree/expansion";
import type { Ancestor } from "@/lib/tree/node";
import { pageLabel } from "./area-pages";
import { shellPages } from "./nav-links";
import { useShell } from "./shell-context";

type Lineage = readonly Ancestor[];

/** A node with its ancestors, and the name of a page that is no node. */
type Place = { lineage: Lineage; page: string | null };
type Context = { place: Place; setPlace: (place: Place) => void };
const PlaceContext = createContext<Context | undefined>(undefined);

type CurrentPlaceProviderProps = {
  /** What the server found for the first paint; pages then say where they are. */
  initial: Lineage;
  children: ReactNode;
};

export function CurrentPlaceProvider({ initial, children }: CurrentPlaceProviderProps) {
  const [place, setPlace] = useState<Place>({ lineage: initial, page: null });
  const context = useMemo(() => ({ place, setPlace }), [place]);
  return <PlaceContext value={context}>{children}</PlaceContext>;
}

/**
 * Where the page is: a node with its ancestors, or the organization and the name of a page that is
 * no node, which its address says.
 */
export function useCurrentPlace(): Place {
  const { organization, roots } = useShell();
  const { place } = usePlaceContext();
  const [, , separator, page] = usePathname().split("/");
  if (separator !== "-" || page === undefined) return { lineage: place.lineage, page: null };
  const { id, name, slug } = organization;
  const role = roots.find((root) => root.id === id)?.role ?? null;
  const root = { id, kind: "organization" as const, name, path: role && `/${slug}`, role };
  return {
    lineage: [root],
    page:
      place.page ?? shellPages.find((known) => known.id === page)?.label ?? pageLabel(page) ?? page,
  };
}

function usePlaceContext(): Context {
  const context = use(PlaceContext);
  if (!context) throw new Error("Places are known inside an organization's shell only");
  return context;
}

type ShowPlaceProps = { lineage: Lineage; page?: string };

/** On every page of a node: tells the shell where one is, and opens the tree there. */
export function ShowPlace({ lineage, page }: ShowPlaceProps) {
  const { organization } = useShell();
  const { setPlace } = usePlaceContext();
  // As text, because a refresh brings equal lineages as new objects.
  const text = JSON.stringify({ lineage, page: page ?? null });

  useEffect(() => {
    const place = JSON.parse(text) as Place;
    setPlace(place);
    const above = place.lineage.slice(0, -1).filter(({ role }) => role !== null);
    setOpen(
      organization.id,
      above.map(({ id }) => id),
      true,
    );
    return () => setPlace({ lineage: place.lineage, page: null });
  }, [text, organization.id, setPlace]);
  return null;
}
