"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { StatusMark } from "@/components/integrations/status-mark";
import { Button } from "@/components/ui/button";
import { unwrap } from "@/components/unwrap";
import type { ChannelView } from "@/lib/channels/channel-view";
import type { Arrival } from "./arrival-query";
import type { ChannelActions } from "./channel-actions";
import { useHasCome } from "./elapsed-hook";

type TestArrivalProps = {
  organizationId: string;
  channel: ChannelView;
  arrival: Arrival | null;
  expiresAt: string;
  isByHand: boolean;
  actions: ChannelActions;
};

/** Most platforms take a second or two. */
const patienceMs = 20_000;

/** Whether a test message has arrived, and what to do where it does not. */
export function TestArrival(props: TestArrivalProps) {
  const { organizationId, channel, arrival, expiresAt, isByHand, actions } = props;
  const { connectionId, provider } = channel;
  const [since] = useState(() => Date.now());
  const isLate = useHasCome(since + patienceMs);
  const isOver = useHasCome(Date.parse(expiresAt));
  const check = useMutation({
    mutationFn: async () => unwrap(await actions.check(organizationId, { connectionId })),
  });
  const words = arrival
    ? `It arrived in ${arrival.name}.`
    : isOver
      ? "It did not arrive in time and would not be known as a test any more. Send another one."
      : isByHand
        ? "Waiting for your message…"
        : "Waiting for it to come back…";

  return (
    <div className="flex flex-col gap-2">
      <p role="status" className="flex items-center gap-2">
        <StatusMark mark={arrival ? "active" : isOver ? "stop" : "busy"} />
        {words}
      </p>
      {!arrival && (isLate || isOver) && !isByHand && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-muted">
          <p>{provider.name} has not sent it back yet.</p>
          <Button
            size="small"
            pending={check.isPending}
            pendingText="Checking…"
            onClick={() => check.mutate()}
          >
            Check the channel
          </Button>
        </div>
      )}
      {(check.data ?? check.error) && (
        <p role="status" className="text-sm">
          {check.error?.message ??
            check.data?.problem ??
            `${provider.name} says that everything is set up. It may take a little longer.`}
        </p>
      )}
    </div>
  );
}
