"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { FilterBar } from "@/components/filter-bar";
import { membersQuery } from "@/components/people/queries";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { activityKinds } from "./activity-sentence";
import type { ActivityFilters } from "./queries";

type ActivityFilterBarProps = {
  organizationId: string;
  nodeId: string;
  filters: ActivityFilters;
  onChange: (change: Partial<ActivityFilters>) => void;
  onClear: () => void;
};

/** By whom, what and when. */
export function ActivityFilterBar(props: ActivityFilterBarProps) {
  const { filters, onChange, onClear } = props;
  const members = useQuery({
    ...membersQuery(props.organizationId, props.nodeId),
    refetchInterval: false,
  });
  const active = Object.values(filters).filter((value) => value !== null).length;
  const chosen = (value: string) => (value === "" ? null : value);
  return (
    <FilterBar active={active} onClear={onClear}>
      <Filter label="Who">
        <NativeSelect
          value={filters.who ?? ""}
          onChange={(event) => onChange({ who: chosen(event.target.value) })}
        >
          <option value="">Anybody</option>
          {members.data?.members.map(({ userId, email }) => (
            <option key={userId} value={userId}>
              {email}
            </option>
          ))}
        </NativeSelect>
      </Filter>
      <Filter label="What">
        <NativeSelect
          value={filters.what ?? ""}
          onChange={(event) => onChange({ what: chosen(event.target.value) })}
        >
          <option value="">Anything</option>
          {Object.entries(activityKinds).map(([operation, { label }]) => (
            <option key={operation} value={operation}>
              {label}
            </option>
          ))}
        </NativeSelect>
      </Filter>
      <Filter label="From">
        <Input
          type="date"
          value={filters.from ?? ""}
          onChange={(event) => onChange({ from: chosen(event.target.value) })}
        />
      </Filter>
      <Filter label="To">
        <Input
          type="date"
          value={filters.to ?? ""}
          onChange={(event) => onChange({ to: chosen(event.target.value) })}
        />
      </Filter>
    </FilterBar>
  );
}

function Filter({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className="flex items-center gap-2 max-sm:flex-col max-sm:items-stretch max-sm:gap-1">
      <span className="text-sm text-muted">{label}</span>
      {children}
    </label>
  );
}
