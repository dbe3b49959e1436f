"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { Suspense, useMemo, useRef, useState } from "react";
import { EmptyState } from "@/components/empty-state";
import { SectionBoundary } from "@/components/section-boundary";
import { ButtonLink } from "@/components/ui/button-link";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { AskedDialogs } from "./asked-dialogs";
import type { IntegrationActions } from "./integration-actions";
import { IntegrationGroups } from "./integration-groups";
import { IntegrationPanel } from "./integration-panel";
import { type Asked, OverviewContext } from "./overview-context";
import { usePanel } from "./panel-state";
import type { NodePlace, OrganizationPlace } from "./place";
import { integrationsQuery } from "./queries";
import { useRowKeys } from "./row-keys";
import { StatusAnnouncer } from "./status-announcer";

type NodeOverviewProps = {
  organization: OrganizationPlace;
  node: NodePlace;
  actions: IntegrationActions;
};

/** What a place gives to everything below it, and what is wrong with it. */
export function NodeOverview(props: NodeOverviewProps) {
  return (
    <SectionBoundary section="the integrations">
      <Suspense fallback={<SkeletonRows count={5} label="Loading the integrations" />}>
        <Overview {...props} />
      </Suspense>
    </SectionBoundary>
  );
}

function Overview({ organization, node, actions }: NodeOverviewProps) {
  const { data } = useSuspenseQuery(integrationsQuery(organization.id, node.id));
  const [panel, setPanel] = usePanel();
  const [asked, setAsked] = useState<Asked | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const overview = useMemo(
    () => ({ organization, node, actions, ask: setAsked }),
    [organization, node, actions],
  );
  useRowKeys(list, { w: (open) => void setPanel({ open, view: "why", at: null }) });
  const rows = data.integrations.filter(({ group }) => group !== null);

  return (
    <OverviewContext value={overview}>
      <div ref={list} className="flex flex-col gap-6">
        {rows.length === 0 ? (
          <Empty organization={organization} node={node} />
        ) : (
          <IntegrationGroups rows={rows} />
        )}
      </div>
      <StatusAnnouncer rows={data.integrations} at={node.name} />
      {panel.open !== null && <IntegrationPanel key={panel.open} integration={panel.open} />}
      <AskedDialogs asked={asked} onClose={() => setAsked(null)} />
    </OverviewContext>
  );
}

function Empty({ organization, node }: Pick<NodeOverviewProps, "organization" | "node">) {
  const action = (
    <ButtonLink href={`/${organization.slug}/-/catalog?node=${node.id}`}>Browse catalog</ButtonLink>
  );
  if (node.kind === "agent")
    return (
      <EmptyState title={`${node.name} has no tools.`} action={action}>
        It gets them from integrations installed here or above.
      </EmptyState>
    );
  return (
    <EmptyState title="Nothing is installed here and nothing comes from above." action={action}>
      Install at the widest place that is right, so nothing below has to connect again.
    </EmptyState>
  );
}
