"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import type { IntegrationActions } from "@/components/integrations/integration-actions";
import type { NodePlace, OrganizationPlace } from "@/components/integrations/place";
import { SectionBoundary } from "@/components/section-boundary";
import { ItemList } from "@/components/ui/item";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { AddChannel } from "./add-channel";
import type { ChannelActions } from "./channel-actions";
import { ChannelRow } from "./channel-row";
import { ComingRow } from "./coming-row";
import { channelsQuery } from "./queries";
import { RecentConversations } from "./recent-conversations";

type ReachableAtProps = {
  organization: OrganizationPlace;
  node: NodePlace;
  /** Members act, and read what is said; viewers see where. */
  mayAct: boolean;
  actions: IntegrationActions;
  channelActions: ChannelActions;
};

/** Where people reach an agent, what is on its way, and with whom it talked last. */
export function ReachableAt(props: ReachableAtProps) {
  const { organization, node, actions, mayAct } = props;
  return (
    <section aria-labelledby="reachable-at" className="mb-8">
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 id="reachable-at" className="grow text-lg font-semibold">
          Reachable at
        </h2>
        <AddChannel organization={organization} node={node} actions={actions} />
      </div>
      <SectionBoundary section="where it can be reached">
        <Suspense fallback={<SkeletonRows count={1} label="Loading the channels" />}>
          <Channels {...props} />
        </Suspense>
      </SectionBoundary>
      {mayAct && <RecentConversations organizationId={organization.id} node={node} />}
    </section>
  );
}

function Channels({ organization, node, mayAct, channelActions }: ReachableAtProps) {
  const { data } = useSuspenseQuery(channelsQuery(organization.id, node.id));
  const { channels, coming } = data;
  if (channels.length === 0 && coming.length === 0)
    return (
      <p className="rounded-card border border-dashed border-line-strong px-4 py-3 text-muted">
        Nobody can reach {node.name} yet.
      </p>
    );
  return (
    <ItemList>
      {channels.map((channel) => (
        <ChannelRow
          key={channel.connectionId}
          organization={organization}
          nodeId={node.id}
          channel={channel}
          mayAct={mayAct}
          actions={channelActions}
        />
      ))}
      {coming.map((each) => (
        <ComingRow key={each.id} nodePath={node.path} coming={each} mayAct={mayAct} />
      ))}
    </ItemList>
  );
}
