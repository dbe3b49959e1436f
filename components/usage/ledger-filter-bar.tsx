"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { FilterBar } from "@/components/filter-bar";
import { FilterChoice } from "@/components/filter-choice";
import { FilterField } from "@/components/filter-field";
import { integrationsQuery } from "@/components/integrations/queries";
import { useShell } from "@/components/shell/shell-context";
import { Input } from "@/components/ui/input";
import {
  countLedgerFilters,
  type LedgerFilters,
  ledgerHref,
  ledgerKinds,
  ledgerKindWords,
} from "./ledger-filters";
import { NodeSelect } from "./node-select";

type LedgerFilterBarProps = {
  node: { id: string; name: string };
  filters: LedgerFilters;
  onChange: (change: Partial<LedgerFilters>) => void;
  onClear: () => void;
};

/** Which lines: below which node, of what, of which kind and when. Days are those of UTC, as in budgets. */
export function LedgerFilterBar({ node, filters, onChange, onClear }: LedgerFilterBarProps) {
  const { organization } = useShell();
  const router = useRouter();
  const rows = useQuery(integrationsQuery(organization.id, node.id)).data?.integrations ?? [];
  const paid = rows.filter(({ price }) => price === "usage");
  const meters = new Map(
    paid
      .filter(({ id }) => filters.integration === null || id === filters.integration)
      .flatMap(({ prices }) => prices.map(({ meter, unit }) => [meter, unit] as const)),
  );
  const chosen = (value: string) => (value === "" ? null : value);
  return (
    <FilterBar active={countLedgerFilters(filters)} onClear={onClear}>
      <div className="max-sm:flex max-sm:flex-col max-sm:gap-1">
        <span className="text-sm text-muted sm:hidden">Node</span>
        <NodeSelect
          node={node}
          onChange={({ id }) =>
            router.push(ledgerHref(organization.slug, { ...filters, node: id }))
          }
        />
      </div>
      <FilterChoice
        label="Integration"
        any="Any integration"
        value={filters.integration}
        options={paid.map(({ id, name }) => ({ id, name }))}
        onChange={(value) => onChange({ integration: chosen(value), meter: null })}
      />
      <FilterChoice
        label="Meter"
        any="Any meter"
        value={filters.meter}
        options={[...meters].map(([id, name]) => ({ id, name }))}
        onChange={(value) => onChange({ meter: chosen(value) })}
      />
      <FilterChoice
        label="Kind"
        any="Any kind"
        value={filters.kind}
        options={ledgerKinds.map((id) => ({ id, name: ledgerKindWords[id] }))}
        onChange={(value) => onChange({ kind: ledgerKinds.find((kind) => kind === value) ?? null })}
      />
      <FilterField label="From">
        <Input
          type="date"
          className="sm:w-36"
          value={filters.from ?? ""}
          onChange={({ target }) => onChange({ from: chosen(target.value) })}
        />
      </FilterField>
      <FilterField label="To">
        <Input
          type="date"
          className="sm:w-36"
          value={filters.to ?? ""}
          onChange={({ target }) => onChange({ to: chosen(target.value) })}
        />
      </FilterField>
    </FilterBar>
  );
}
