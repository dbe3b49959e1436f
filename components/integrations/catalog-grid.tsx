"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { KeyboardEvent } from "react";
import { EmptyState } from "@/components/empty-state";
import { FilterBar } from "@/components/filter-bar";
import { plural } from "@/components/plural";
import { Button } from "@/components/ui/button";
import { CheckOption } from "@/components/ui/check-option";
import { Input } from "@/components/ui/input";
import { CatalogCard } from "./catalog-card";
import { catalogQuery } from "./queries";
import { searchCatalog } from "./search-catalog";
import type { OrganizationPlace } from "./place";

type CatalogGridProps = {
  organization: OrganizationPlace;
  node: { id: string; name: string };
};

const categories = ["channel", "app", "platform"] as const;
const categoryTitles = { channel: "Channels", app: "Apps", platform: "Platform" } as const;

const filters = {
  q: parseAsString.withDefault(""),
  category: parseAsStringLiteral(categories),
  free: parseAsBoolean.withDefault(false),
  nothing: parseAsBoolean.withDefault(false),
};

/** Every integration there is, as cards, found by name, description and what tools do. */
export function CatalogGrid({ organization, node }: CatalogGridProps) {
  const { data } = useSuspenseQuery(catalogQuery(organization.id, node.id));
  const [{ q, category, free, nothing }, set] = useQueryStates(filters);
  const hits = searchCatalog(data.entries, {
    text: q,
    category,
    freeOnly: free,
    nothingToConnect: nothing,
  });
  const clear = () => void set(null);

  return (
    <div className="flex flex-col gap-4">
      <FilterBar
        search={
          <Input
            type="search"
            data-page-search
            aria-label="Search integrations"
            placeholder={`Search ${plural(data.entries.length, "integration")}`}
            value={q}
            onChange={({ target }) => void set({ q: target.value === "" ? null : target.value })}
          />
        }
        active={[category !== null, free, nothing].filter(Boolean).length}
        onClear={clear}
        summary={plural(hits.length, "integration")}
      >
        <div role="group" aria-label="Category" className="flex flex-wrap gap-1">
          <Button aria-pressed={category === null} onClick={() => void set({ category: null })}>
            All
          </Button>
          {categories.map((each) => (
            <Button
              key={each}
              aria-pressed={category === each}
              onClick={() => void set({ category: each })}
            >
              {categoryTitles[each]}
            </Button>
          ))}
        </div>
        <CheckOption
          label="Free only"
          checked={free}
          onCheckedChange={(checked) => void set({ free: checked === true ? true : null })}
        />
        <CheckOption
          label="Nothing to connect"
          checked={nothing}
          onCheckedChange={(checked) => void set({ nothing: checked === true ? true : null })}
        />
      </FilterBar>
      {hits.length === 0 ? (
        <EmptyState
          title={q === "" ? "Nothing here with these filters." : `Nothing here called “${q}”.`}
          action={<Button onClick={clear}>Clear search and filters</Button>}
        />
      ) : (
        <ul
          aria-label="Integrations"
          className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3"
          onKeyDown={moveInGrid}
        >
          {hits.map((hit) => (
            <CatalogCard
              key={hit.entry.id}
              hit={hit}
              href={`/${organization.slug}/-/catalog/${hit.entry.id}?node=${node.id}`}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

/** Arrow keys move over the cards as they lie: right and left by one, up and down by a row. */
function moveInGrid(event: KeyboardEvent<HTMLUListElement>): void {
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-card]")];
  const at = cards.findIndex((card) => card === document.activeElement);
  const columns = getComputedStyle(event.currentTarget).gridTemplateColumns.split(" ").length;
  const steps: Record<string, number> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
  };
  const step = steps[event.key];
  const next = step === undefined ? undefined : cards[at + step];
  if (at === -1 || !next) return;
  event.preventDefault();
  next.focus();
}
