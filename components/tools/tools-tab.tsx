"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { Suspense } from "react";
import { EmptyState } from "@/components/empty-state";
import { AddIntegration } from "@/components/integrations/add-integration";
import type { IntegrationActions } from "@/components/integrations/integration-actions";
import type { NodePlace, OrganizationPlace } from "@/components/integrations/place";
import { SectionBoundary } from "@/components/section-boundary";
import { SidePanel } from "@/components/shell/side-panel";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { toolsQuery } from "./queries";
import { ToolList } from "./tool-list";
import { ToolTry } from "./tool-try";

type ToolsTabProps = {
  organization: OrganizationPlace;
  node: NodePlace;
  actions: IntegrationActions;
  /** Whether the viewer may run tools here. */
  mayTry: boolean;
};

/** What an agent can call now, what it cannot and why, and one tool to try. */
export function ToolsTab(props: ToolsTabProps) {
  return (
    <SectionBoundary section="the tools">
      <Suspense fallback={<SkeletonRows count={6} label="Loading the tools" />}>
        <Tools {...props} />
      </Suspense>
    </SectionBoundary>
  );
}

function Tools({ organization, node, actions, mayTry }: ToolsTabProps) {
  const { data } = useSuspenseQuery(toolsQuery(organization.id, node.id));
  const [open, setOpen] = useQueryState("open", parseAsString.withOptions({ history: "push" }));
  const groups = data.groups.filter(({ tools }) => tools.length > 0);
  const group = groups.find(({ tools }) => tools.some(({ name }) => name === open));
  const tool = group?.tools.find(({ name }) => name === open);

  return (
    <>
      {groups.length === 0 ? (
        <EmptyState
          title={`${node.name} has no tools.`}
          action={<AddIntegration organization={organization} node={node} actions={actions} />}
        >
          It gets them from integrations installed here or above.
        </EmptyState>
      ) : (
        <ToolList
          node={node}
          groups={groups}
          open={open}
          mayTry={mayTry}
          onOpen={(name) => void setOpen(name)}
        />
      )}
      {group && tool && (
        <SidePanel title={tool.title} onClose={() => void setOpen(null)}>
          <ToolTry
            key={tool.name}
            organization={organization}
            node={node}
            group={group}
            tool={tool}
            mayTry={mayTry}
            callTool={actions.callTool}
          />
        </SidePanel>
      )}
    </>
  );
}
