"use client";

import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "@/components/empty-state";
import { BrandIcon } from "@/components/integrations/brand-icon";
import type { NodePlace, OrganizationPlace } from "@/components/integrations/place";
import { integrationsQuery } from "@/components/integrations/queries";
import { SectionError } from "@/components/section-error";
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from "@/components/ui/command";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import type { EffectiveIntegration } from "@/lib/installations/effective-integration";

type Named = { id: string; name: string };

type ConnectWhatProps = {
  organization: OrganizationPlace;
  node: NodePlace;
  onConnect: (integration: Named) => void;
  onInstall: (integration: Named) => void;
};

/** The integrations that an account could be connected for at a place, and what each uses now. */
export function ConnectWhat({ organization, node, onConnect, onInstall }: ConnectWhatProps) {
  const { data, isError, refetch, isFetching } = useQuery(
    integrationsQuery(organization.id, node.id),
  );
  if (isError && !data)
    return (
      <SectionError
        section="the integrations"
        onRetry={() => void refetch()}
        pending={isFetching}
      />
    );
  if (!data) return <SkeletonRows count={5} label="Loading the integrations" />;
  const rows = data.integrations.filter(({ provider }) => provider !== null);
  const connectable = rows.filter(({ can }) => can.connect);
  const installable = rows.filter(({ can }) => can.install && !can.connect);
  if (connectable.length + installable.length === 0)
    return (
      <EmptyState title={`No account can be connected at ${node.name}.`}>
        What is installed there needs none, is blocked, or is not yours to change.
      </EmptyState>
    );
  const group = (heading: string, of: EffectiveIntegration[], onPick: (row: Named) => void) =>
    of.length > 0 && (
      <CommandGroup heading={heading}>
        {of.map((row) => (
          <CommandItem
            key={row.id}
            value={row.name}
            keywords={[row.provider?.name ?? ""]}
            className="min-h-12 gap-3"
            onSelect={() => onPick({ id: row.id, name: row.name })}
          >
            <BrandIcon slug={row.icon} name={row.name} />
            <span className="min-w-0 grow">
              <span className="block font-medium">{row.name}</span>
              <span className="block truncate text-sm text-muted">{nowWords(row, node.id)}</span>
            </span>
          </CommandItem>
        ))}
      </CommandGroup>
    );
  return (
    <div className="rounded-control border border-control">
      <Command label="Integration" loop>
        <CommandInput placeholder="Find an integration" />
        <CommandList className="h-72 max-h-72">
          <CommandEmpty>No integration like this.</CommandEmpty>
          {group("Connect for", connectable, onConnect)}
          {group("Install first", installable, onInstall)}
        </CommandList>
      </Command>
    </div>
  );
}

/** "uses octocat, from acme" */
function nowWords(row: EffectiveIntegration, nodeId: string): string {
  const { connection, installedAt, sentence } = row;
  if (!installedAt)
    return connection ? `not installed; could use ${connection.accountName}` : "not installed";
  if (!connection) return sentence;
  const { accountName, owner } = connection;
  return owner.id === nodeId
    ? `has ${accountName}; this adds another account`
    : `uses ${accountName}, from ${owner.name}`;
}
