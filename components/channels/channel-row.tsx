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
    onSuccess: ({ ok, channel: checked }) => {
      const isReady = ok && checked.states.every(({ state }) => state === "ok");
      if (isReady) notify(`${name} is ready.`);
    },
    onSettled: () =>
      queryClient.invalidateQueries({ queryKey: channelsQuery(organization.id, nodeId).queryKey }),
  });
  const failed = setUp.state === "failed" && !channel.releasing;
  const waits = setUp.state === "waiting" && !channel.releasing;
  // What somebody did at the platform is not always told to us.
  const hasOpen = states.some(({ state }) => state === "todo" || state === "stop");
  const mayCheck = mayAct && !channel.releasing && (failed || hasOpen);
  const offersPackage = channel.hasPackage && !channel.heard;
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
            <ChannelStates channel={channel} />
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
        offersPackage || mayCheck ? (
          <>
            {offersPackage && (
              <DownloadPackage
                organizationId={organization.id}
                nodeId={nodeId}
                integration={integration.id}
              />
            )}
            {mayCheck && (
              <Button
                size="small"
                aria-label={failed ? `Try again to set up ${name}` : `Check ${name} again`}
                pending={check.isPending}
                pendingText={failed ? "Trying…" : "Checking…"}
                onClick={() => check.mutate()}
              >
                {failed ? "Try again" : "Check again"}
              </Button>
            )}
          </>
        ) : undefined
      }
    />
  );
}
