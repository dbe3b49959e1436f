"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { channelsQuery } from "@/components/channels/queries";
import { ChannelStates } from "@/components/channels/channel-states";
import { DownloadPackage } from "@/components/channels/download-package";
import { backOf } from "@/components/connections/back-of";
import { SectionError } from "@/components/section-error";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { unwrap } from "@/components/unwrap";
import type { ChannelView } from "@/lib/channels/channel-view";
import { Step } from "./step";
import type { WizardProps } from "./wizard-props";

/** What follows once the account is connected: what a person still has to do there, and the first message. */
export function HelloSteps(props: WizardProps & { first: number }) {
  const { organizationId, attempt, first } = props;
  const { connectionId, node } = attempt;
  const { data, error, isFetching, refetch } = useQuery({
    ...channelsQuery(organizationId, node.id),
    enabled: connectionId !== null && node.path !== null,
  });
  const channel = data?.channels.find((each) => each.connectionId === connectionId);
  const isReady = channel !== undefined && todoOf(channel).length === 0;
  const state =
    connectionId === null ? "later" : channel?.heard ? "done" : isReady ? "now" : "open";
  return (
    <>
      <Step
        number={first}
        title="Ready to be reached"
        state={connectionId === null ? "later" : isReady ? "done" : "now"}
        result={channel && reachedAt(channel)}
      >
        {channel ? (
          <Readiness {...props} channel={channel} />
        ) : error ? (
          <SectionError
            section={`what ${attempt.integration.name} says`}
            onRetry={() => void refetch()}
            pending={isFetching}
          />
        ) : (
          // Who may not open the agent is not shown how it stands.
          isFetching && <p role="status">Looking whether {node.name} can be reached…</p>
        )}
      </Step>
      <Step number={first + 1} title="Hello" state={state}>
        {channel?.heard ? (
          <p>The first message has arrived.</p>
        ) : (
          <p role="status">Waiting for the first message{helloWords(channel, isReady)}.</p>
        )}
        {channel?.link && !channel.heard && (
          <div>
            <ButtonLink href={channel.link} target="_blank" rel="noreferrer">
              Open {channel.provider.name}
            </ButtonLink>
          </div>
        )}
      </Step>
      {connectionId !== null && (
        <li className="flex justify-end">
          <ButtonLink
            href={backOf(attempt)}
            size="touch"
            variant={channel?.heard ? "primary" : "secondary"}
          >
            {channel?.heard ? "Done" : "Skip"}
          </ButtonLink>
        </li>
      )}
    </>
  );
}

const reachedAt = ({ handle, where }: ChannelView): string =>
  [handle, where].filter((part) => part !== null).join(" in ");

function helloWords(channel: ChannelView | undefined, isReady: boolean): string {
  const { handle, where } = channel ?? {};
  if (!handle) return "";
  if (handle.startsWith("+")) return `: text or call ${handle}`;
  return `: write “${handle} hi”${isReady && where ? ` in ${where}` : ""}`;
}

type Todo = ChannelView["states"][number];

const todoOf = ({ states, setUp }: ChannelView): (Todo | { id: string })[] => [
  ...states.filter(({ state }) => state === "todo" || state === "stop"),
  ...(setUp.state === "ready" ? [] : [{ id: "set-up" }]),
];

function Readiness({
  organizationId,
  attempt,
  actions,
  channel,
}: WizardProps & { channel: ChannelView }) {
  const queryClient = useQueryClient();
  const check = useMutation({
    mutationFn: async () =>
      unwrap(await actions.checkChannel(organizationId, { connectionId: channel.connectionId })),
    onSettled: () => queryClient.invalidateQueries(channelsQuery(organizationId, attempt.node.id)),
  });
  const isOpen = todoOf(channel).length > 0;
  return (
    <>
      {channel.setUp.problem !== null && <p className="text-stop">{channel.setUp.problem}</p>}
      {channel.setUp.state === "waiting" && (
        <p role="status">Setting it up at {channel.provider.name}…</p>
      )}
      <ChannelStates channel={channel} />
      {channel.hasPackage && (
        // Below the text of the states, which stand behind a mark.
        <div className="pl-4.5">
          <DownloadPackage
            organizationId={organizationId}
            nodeId={attempt.node.id}
            integration={channel.integration.id}
          />
        </div>
      )}
      {check.error && (
        <p role="alert" className="text-stop">
          {check.error.message}
        </p>
      )}
      {isOpen && (
        <div>
          <Button pending={check.isPending} pendingText="Checking…" onClick={() => check.mutate()}>
            Check again
          </Button>
        </div>
      )}
    </>
  );
}
