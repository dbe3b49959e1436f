"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { connectionsQuery } from "@/components/connections/queries";
import { FilterBar } from "@/components/filter-bar";
import { integrationsQuery } from "@/components/integrations/queries";
import { membersQuery } from "@/components/people/queries";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { type CallFilters, countCallFilters } from "./call-filters";
import { callOutcomes, outcomeWords } from "./call-words";

type CallFilterBarProps = {
  organizationId: string;
  node: { id: string; kind: string; name: string };
  filters: CallFilters;
  onChange: (change: Partial<CallFilters>) => void;
  onClear: () => void;
};

/** Which calls: of which integration, how they ended, with which account, by whom and when. */
export function CallFilterBar(props: CallFilterBarProps) {
  const { organizationId, node, filters, onChange, onClear } = props;
  const integrations = useQuery(integrationsQuery(organizationId, node.id)).data?.integrations;
  const connections = useQuery(connectionsQuery(organizationId, node.id)).data;
  const members = useQuery({ ...membersQuery(organizationId, node.id), refetchInterval: false });
  const accounts = [...(connections?.own ?? []), ...(connections?.inherited ?? [])];
  const callers = [
    ...(node.kind === "agent" ? [{ id: node.id, name: node.name }] : []),
    ...(members.data?.members.map(({ userId, email }) => ({ id: userId, name: email })) ?? []),
  ];
  const chosen = (value: string) => (value === "" ? null : value);
  return (
    <FilterBar active={countCallFilters(filters)} onClear={onClear}>
      <Choice
        label="Integration"
        any="Any integration"
        value={filters.integration}
        options={(integrations ?? []).map(({ id, name }) => ({ id, name }))}
        onChange={(value) => onChange({ integration: chosen(value) })}
      />
      <Choice
        label="Outcome"
        any="Any outcome"
        value={filters.outcome}
        options={callOutcomes.map((outcome) => ({ id: outcome, name: outcomeWords[outcome] }))}
        onChange={(value) =>
          onChange({ outcome: callOutcomes.find((outcome) => outcome === value) ?? null })
        }
      />
      <Choice
        label="Account"
        any="Any account"
        value={filters.account}
        options={accounts.map(({ id, accountName }) => ({ id, name: accountName }))}
        onChange={(value) => onChange({ account: chosen(value) })}
      />
      <Choice
        label="By"
        any="By anybody"
        value={filters.by}
        options={callers}
        onChange={(value) => onChange({ by: chosen(value) })}
      />
      <Filter label="From">
        <Input
          type="date"
          className="sm:w-36"
          value={filters.from ?? ""}
          onChange={(event) => onChange({ from: chosen(event.target.value) })}
        />
      </Filter>
      <Filter label="To">
        <Input
          type="date"
          className="sm:w-36"
          value={filters.to ?? ""}
          onChange={(event) => onChange({ to: chosen(event.target.value) })}
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
        className="sm:max-w-36"
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value)}
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
