"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { unwrap } from "@/components/unwrap";
import type { ConnectAttempt } from "@/lib/connections/attempt-view";
import { BlockedWindow } from "./blocked-window";
import type { ConnectProps, useConnect } from "./connect-hook";
import { Countdown } from "./countdown";
import { FrameLayout } from "./frame-layout";
import { attemptQuery } from "./queries";

type AttemptWaitingProps = ConnectProps & {
  layout: "dialog" | "panel";
  connect: ReturnType<typeof useConnect>;
  attempt: ConnectAttempt;
};

/** While the person is at the provider. Whether that window is still open cannot be known. */
export function AttemptWaiting(props: AttemptWaitingProps) {
  const { layout, organization, actions, connect, attempt } = props;
  const queryClient = useQueryClient();
  const isLong = useElapsed(20_000);
  const provider = attempt.provider.name;
  const cancel = useMutation({
    mutationFn: async () =>
      unwrap(await actions.cancelConnect(organization.id, { attemptId: attempt.attemptId })),
    onSettled: () => queryClient.invalidateQueries(attemptQuery(attempt.attemptId)),
  });

  return (
    <FrameLayout
      layout={layout}
      footer={
        <Button
          pending={cancel.isPending}
          pendingText="Cancelling…"
          onClick={() => cancel.mutate()}
        >
          Cancel
        </Button>
      }
    >
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h3 className="font-semibold">
          {attempt.status === "finishing" ? attempt.text : `Waiting for you at ${provider}.`}
        </h3>
        <Countdown until={attempt.expiresAt} />
      </div>
      <p>Finish in the other window. Closing it changes nothing.</p>
      <div className="flex flex-wrap gap-2">
        <Button pending={connect.isGoing} onClick={connect.openWindow}>
          Open the window again
        </Button>
        <Button variant="ghost" onClick={connect.useThisTab}>
          Use this tab instead
        </Button>
      </div>
      <BlockedWindow connect={connect} provider={provider} />
      <p className="min-h-5 text-sm text-muted" role="status">
        {isLong && "Closed the window? Start again, or cancel."}
      </p>
      {(connect.error ?? cancel.error) && (
        <p role="alert" className="text-stop">
          {(connect.error ?? cancel.error)?.message}
        </p>
      )}
    </FrameLayout>
  );
}

function useElapsed(ms: number): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return isOver;
}
