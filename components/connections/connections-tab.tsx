"use client";

import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { EmptyState } from "@/components/empty-state";
import type { IntegrationActions } from "@/components/integrations/integration-actions";
import type { NodePlace, OrganizationPlace } from "@/components/integrations/place";
import { useRowKeys } from "@/components/integrations/row-keys";
import { SectionError } from "@/components/section-error";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { TextLink } from "@/components/ui/text-link";
import type { Connection } from "@/lib/connections/connection";
import { ConnectionTable } from "./connection-table";
import { ConnectionsScreen } from "./connections-screen";
import { connectionsQuery } from "./queries";
import type { ConnectionGroup } from "./table-lines";

type ConnectionsTabProps = {
  organization: OrganizationPlace;
  node: NodePlace;
  actions: IntegrationActions;
};

/** The accounts that a node owns, and those it inherits. */
export function ConnectionsTab({ organization, node, actions }: ConnectionsTabProps) {
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list, {}, "data-connection");
  const { data, isError, refetch, isFetching } = useQuery(
    connectionsQuery(organization.id, node.id),
  );
  if (isError && !data)
    return (
      <SectionError section="the connections" onRetry={() => void refetch()} pending={isFetching} />
    );
  if (!data) return <SkeletonRows count={5} label="Loading the connections" />;
  const groups = [
    ...(data.own.length > 0 ? [{ node, connections: data.own }] : []),
    ...byOwner(data.inherited),
  ];
  return (
    <ConnectionsScreen organization={organization} actions={actions}>
      <div ref={list} className="flex flex-col gap-4">
        {groups.length === 0 && (
          <EmptyState title="No accounts yet.">
            Connect one at the widest place that is right.
          </EmptyState>
        )}
        {data.own.length === 0 && groups.length > 0 && (
          <p className="text-muted">
            {node.name} has no account of its own. It uses those from above.
          </p>
        )}
        {groups.length > 0 && (
          <ConnectionTable caption={`Connections of ${node.name}`} groups={groups} />
        )}
        {node.kind !== "agent" && (
          <p>
            <TextLink href={`/${organization.slug}/-/connections?node=${node.id}`}>
              All connections at {node.name} and below
            </TextLink>
          </p>
        )}
      </div>
    </ConnectionsScreen>
  );
}

/** Inherited accounts by the place that owns them, the nearest first: on one line, it has the longest path. */
function byOwner(connections: readonly Connection[]): ConnectionGroup[] {
  const groups = Map.groupBy(connections, ({ owner }) => owner.id);
  const length = ({ node }: ConnectionGroup) => node.path?.length ?? 0;
  return [...groups.values()]
    .flatMap((of) => (of[0] ? [{ node: of[0].owner, connections: of, inherited: true }] : []))
    .toSorted((a, b) => length(b) - length(a));
}
