"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { BrandIcon } from "@/components/integrations/brand-icon";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { MarkPill } from "@/components/integrations/status-pill";
import { Button } from "@/components/ui/button";
import { Item } from "@/components/ui/item";
import { TextLink } from "@/components/ui/text-link";
import { notify } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import type { ChannelView } from "@/lib/channels/channel-view";
import type { ChannelActions } from "./channel-actions";
import { ChannelStates } from "./channel-states";
import { DownloadPackage } from "./download-package";
import { channelsQuery } from "./queries";

type ChannelRowProps = {
  organization: { id: string; slug: string };
  nodeId: string;
  channel: ChannelView;
  mayAct: boolean;
  actions: ChannelActions;
};

/** One bot or number of an agent: how people address it, where, and what works. */
export function ChannelRow({ organization, nodeId, channel, mayAct, actions }: ChannelRowProps) {
  const queryClient = useQueryClient();
  const { handle, account, where, link, integration, setUp, states } = channel;
  const name = handle ?? account;
  const check = useMutation({
    mutationFn: async () =>
      unwrap(await actions.check(organization.id, { connectionId: channel.connectionId })),
    onSuccess: ({ ok }) => {
      if (ok) notify(`${name} is ready.`);
    },
    onSettled: () =>
      queryClient.invalidateQueries({ queryKey: channelsQuery(organization.id, nodeId).queryKey }),
  });
  const failed = setUp.state === "failed" && !channel.releasing;
  const waits = setUp.state === "waiting" && !channel.releasing;
  const problem = check.error?.message ?? (failed ? setUp.problem : null);

  return (
    <Item
      data-channel={channel.connectionId}
      media={<BrandIcon slug={integration.icon} name={integration.name} />}
      title={
        link === null || channel.releasing ? (
          <span className="break-all">{name}</span>
        ) : (
          <TextLink href={link} target="_blank" rel="noreferrer" className="break-all">
            {name}
          </TextLink>
        )
      }
      badge={channel.world === "sandbox" ? <SandboxPill /> : undefined}
      meta={where === null ? integration.name : `in ${where} (${integration.name})`}
      description={
        channel.releasing ? (
          <>
            {name} is being given back; it still costs money until then.{" "}
            <TextLink href={`/${organization.slug}/-/receipts`}>See how it goes</TextLink>
          </>
        ) : problem === null && !waits && states.length === 0 ? undefined : (
          <>
            {problem !== null && <p className="text-stop">{problem}</p>}
            {waits && <p>Being set up at {channel.provider.name}.</p>}
            <ChannelStates states={states} />
          </>
        )
      }
      status={
        channel.releasing ? (
          <MarkPill mark="busy">Giving back</MarkPill>
        ) : failed ? (
          <MarkPill mark="stop">Not set up</MarkPill>
        ) : waits ? (
          <MarkPill mark="busy">Setting up</MarkPill>
        ) : undefined
      }
      actions={
        channel.hasPackage && !channel.heard ? (
          <DownloadPackage
            organizationId={organization.id}
            nodeId={nodeId}
            integration={integration.id}
          />
        ) : failed && mayAct ? (
          <Button
            size="small"
            aria-label={`Try again to set up ${name}`}
            pending={check.isPending}
            pendingText="Trying…"
            onClick={() => check.mutate()}
          >
            Try again
          </Button>
        ) : undefined
      }
    />
  );
}
