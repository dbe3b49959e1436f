"use client";

import type { ReactNode } from "react";
import { FilterBar } from "@/components/filter-bar";
import { CheckOption } from "@/components/ui/check-option";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { countWords } from "./connection-words";
import { FilterNode } from "./filter-node";
import {
  countFilters,
  type HealthFilter,
  healthFilters,
  healthFilterWords,
  type HubFilters,
} from "./hub-filters";
import type { AllConnections } from "./queries";

type HubFilterBarProps = {
  filters: HubFilters;
  onChange: (change: Partial<HubFilters>) => void;
  onClear: () => void;
  /** The name of the node that the list is limited to, once it is known. */
  nodeName: string | undefined;
  list: Pick<AllConnections, "providers" | "people" | "broken" | "healthy"> | undefined;
};

/** Search, provider, health, node and person; all of it lives in the address. */
export function HubFilterBar({ filters, onChange, onClear, nodeName, list }: HubFilterBarProps) {
  const chosen = (value: string) => (value === "" ? null : value);
  return (
    <FilterBar
      active={countFilters(filters)}
      onClear={onClear}
      summary={list && countWords(list)}
      search={
        <Input
          type="search"
          data-page-search
          aria-label="Search account or label"
          placeholder="Search account, label"
          value={filters.q ?? ""}
          onChange={(event) => onChange({ q: chosen(event.target.value) })}
        />
      }
    >
      <Choice
        label="Provider"
        any="Any provider"
        value={filters.provider}
        options={(list?.providers ?? []).map(({ id, name }) => [id, name])}
        onChange={(value) => onChange({ provider: chosen(value) })}
      />
      <Choice
        label="Health"
        any="Any health"
        value={filters.health}
        options={healthFilters.map((health) => [health, healthFilterWords[health]])}
        onChange={(value) => onChange({ health: chosen(value) as HealthFilter | null })}
      />
      <FilterNode
        node={filters.node}
        name={nodeName}
        onChange={(node) => onChange(node === null ? { node, inherited: null } : { node })}
      />
      <Choice
        label="Person"
        any="Anybody"
        value={filters.person}
        options={(list?.people ?? []).map(({ id, name }) => [id, name])}
        onChange={(value) => onChange({ person: chosen(value) })}
      />
      {filters.node !== null && (
        <CheckOption
          label="Include inherited"
          checked={filters.inherited === true}
          onCheckedChange={(next) => onChange({ inherited: next === true ? true : null })}
        />
      )}
    </FilterBar>
  );
}

type ChoiceProps = {
  label: string;
  any: string;
  value: string | null;
  options: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
};

function Choice({ label, any, value, options, onChange }: ChoiceProps): ReactNode {
  // What is chosen stays in the list, also when no row has it any more.
  const known = value === null || options.some(([id]) => id === value);
  return (
    <label className="max-sm:flex max-sm:flex-col max-sm:gap-1">
      <span className="text-sm text-muted sm:sr-only">{label}</span>
      <NativeSelect value={value ?? ""} onChange={(event) => onChange(event.target.value)}>
        <option value="">{any}</option>
        {!known && <option value={value}>{value}</option>}
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </NativeSelect>
    </label>
  );
}
