"use client";

import { useQuery } from "@tanstack/react-query";
import { connectionsQuery } from "@/components/connections/queries";
import { FilterBar } from "@/components/filter-bar";
import { FilterChoice } from "@/components/filter-choice";
import { FilterField } from "@/components/filter-field";
import { integrationsQuery } from "@/components/integrations/queries";
import { membersQuery } from "@/components/people/queries";
import { Input } from "@/components/ui/input";
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
      <FilterChoice
        label="Integration"
        any="Any integration"
        value={filters.integration}
        options={(integrations ?? []).map(({ id, name }) => ({ id, name }))}
        onChange={(value) => onChange({ integration: chosen(value) })}
      />
      <FilterChoice
        label="Outcome"
        any="Any outcome"
        value={filters.outcome}
        options={callOutcomes.map((outcome) => ({ id: outcome, name: outcomeWords[outcome] }))}
        onChange={(value) =>
          onChange({ outcome: callOutcomes.find((outcome) => outcome === value) ?? null })
        }
      />
      <FilterChoice
        label="Account"
        any="Any account"
        value={filters.account}
        options={accounts.map(({ id, accountName }) => ({ id, name: accountName }))}
        onChange={(value) => onChange({ account: chosen(value) })}
      />
      <FilterChoice
        label="By"
        any="By anybody"
        value={filters.by}
        options={callers}
        onChange={(value) => onChange({ by: chosen(value) })}
      />
      <FilterField label="From">
        <Input
          type="date"
          className="sm:w-36"
          value={filters.from ?? ""}
          onChange={(event) => onChange({ from: chosen(event.target.value) })}
        />
      </FilterField>
      <FilterField label="To">
        <Input
          type="date"
          className="sm:w-36"
          value={filters.to ?? ""}
          onChange={(event) => onChange({ to: chosen(event.target.value) })}
        />
      </FilterField>
    </FilterBar>
  );
}
