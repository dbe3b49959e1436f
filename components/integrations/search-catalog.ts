import type { CatalogEntry } from "@/lib/installations/list-catalog";

export type CatalogHit = {
  entry: CatalogEntry;
  /** The tool that was found, where name and description do not answer. */
  tool: string | null;
};

export type CatalogFilters = {
  text: string;
  category: "channel" | "app" | "platform" | null;
  freeOnly: boolean;
  nothingToConnect: boolean;
};

/** Finds entries by name, description and what their tools do: every word must be there. */
export function searchCatalog(
  entries: readonly CatalogEntry[],
  { text, category, freeOnly, nothingToConnect }: CatalogFilters,
): CatalogHit[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const hasAll = (searched: string) => words.every((word) => searched.toLowerCase().includes(word));
  return entries.flatMap((entry): CatalogHit[] => {
    if (category !== null && entry.category !== category) return [];
    if (freeOnly && entry.price !== "free") return [];
    if (nothingToConnect && entry.connect.kind !== "none") return [];
    if (hasAll(`${entry.name} ${entry.description}`)) return [{ entry, tool: null }];
    const tool = entry.tools.find(({ name, title }) =>
      hasAll(`${entry.name} ${title} ${name.replaceAll("_", " ")}`),
    );
    return tool ? [{ entry, tool: tool.title }] : [];
  });
}
