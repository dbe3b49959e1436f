"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { FilterBar } from "@/components/filter-bar";
import { integrationsQuery } from "@/components/integrations/queries";
import { useShell } from "@/components/shell/shell-context";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
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
      <Choice
        label="Integration"
        any="Any integration"
        value={filters.integration}
        options={paid.map(({ id, name }) => ({ id, name }))}
        onChange={(value) => onChange({ integration: chosen(value), meter: null })}
      />
      <Choice
        label="Meter"
        any="Any meter"
        value={filters.meter}
        options={[...meters].map(([id, name]) => ({ id, name }))}
        onChange={(value) => onChange({ meter: chosen(value) })}
      />
      <Choice
        label="Kind"
        any="Any kind"
        value={filters.kind}
        options={ledgerKinds.map((id) => ({ id, name: ledgerKindWords[id] }))}
        onChange={(value) => onChange({ kind: ledgerKinds.find((kind) => kind === value) ?? null })}
      />
      <Filter label="From">
        <Input
          type="date"
          className="sm:w-36"
          value={filters.from ?? ""}
          onChange={({ target }) => onChange({ from: chosen(target.value) })}
        />
      </Filter>
      <Filter label="To">
        <Input
          type="date"
          className="sm:w-36"
          value={filters.to ?? ""}
          onChange={({ target }) => onChange({ to: chosen(target.value) })}
        />
      </Filter>
    </FilterBar>
  );
}

type ChoiceProps = {
  label: string;
  any: string;
  value: string | null;
  options: readonly { id: string; name: string }[];
  onChange: (value: string) => void;
};

function Choice({ label, any, value, options, onChange }: ChoiceProps) {
  // What is chosen stays in the list, also where nothing here has it any more.
  const known = value === null || options.some(({ id }) => id === value);
  return (
    <label className="max-sm:flex max-sm:flex-col max-sm:gap-1">
      <span className="text-sm text-muted sm:sr-only">{label}</span>
      <NativeSelect
        className="sm:max-w-40"
        value={value ?? ""}
        onChange={({ target }) => onChange(target.value)}
      >
        <option value="">{any}</option>
        {!known && <option value={value}>{value}</option>}
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </NativeSelect>
    </label>
  );
}

function Filter({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className="flex items-center gap-1.5 max-sm:flex-col max-sm:items-stretch max-sm:gap-1">
      <span className="text-sm text-muted">{label}</span>
      {children}
    </label>
  );
}
