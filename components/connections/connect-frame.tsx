"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { SendLink } from "@/components/connect-links/send-link";
import { catalogIntegrationQuery } from "@/components/integrations/queries";
import { SectionError } from "@/components/section-error";
import { Button } from "@/components/ui/button";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import type { CatalogDetail } from "@/lib/installations/get-catalog-integration";
import { AttemptWaiting } from "./attempt-waiting";
import { ConnectChannelDoor } from "./connect-channel-door";
import { ConnectKey } from "./connect-key";
import { type ConnectProps, useConnect } from "./connect-hook";
import { ConnectOauth } from "./connect-oauth";
import { ConnectOutcome } from "./connect-outcome";
import { FrameLayout } from "./frame-layout";
import type { ConnectActions } from "./connect-actions";

type ConnectFrameProps = ConnectProps & {
  layout: "dialog" | "panel";
  actions: ConnectActions;
  onCancel: () => void;
  onDone: () => void;
};

/** One frame for every way of connecting: who can use it, what happens, the step, what came of it. */
export function ConnectFrame(props: ConnectFrameProps) {
  const { layout, organization, node, integration, onCancel } = props;
  const entry = useQuery(catalogIntegrationQuery(organization.id, node.id, integration));
  if (entry.data) return <Frame {...props} entry={entry.data} />;
  return (
    <FrameLayout layout={layout} footer={<Button onClick={onCancel}>Cancel</Button>}>
      {entry.isError ? (
        <SectionError
          section="what it asks for"
          onRetry={() => void entry.refetch()}
          pending={entry.isFetching}
        />
      ) : (
        <SkeletonGroup label="Loading" className="flex flex-col gap-3">
          <Skeleton className="h-5 w-4/5" />
          <Skeleton className="h-5 w-3/5" />
        </SkeletonGroup>
      )}
    </FrameLayout>
  );
}

function Frame({ entry, ...props }: ConnectFrameProps & { entry: CatalogDetail }) {
  const { layout, onCancel, onDone } = props;
  const connect = useConnect(props);
  const [isSending, setSending] = useState(false);
  const { attempt } = connect;

  if (entry.connect.kind === "none")
    return (
      <FrameLayout
        layout={layout}
        footer={
          <Button variant="primary" onClick={onDone}>
            Done
          </Button>
        }
      >
        <p>Active. {entry.name} needs no account.</p>
      </FrameLayout>
    );
  const send = () => setSending(true);
  if (isSending)
    return (
      <SendLink {...props} integration={entry} onBack={() => setSending(false)} onDone={onDone} />
    );
  if (entry.category === "channel")
    return <ConnectChannelDoor {...props} connect={connect} entry={entry} onSend={send} />;
  if (attempt?.status === "waiting" || attempt?.status === "finishing")
    return <AttemptWaiting {...props} connect={connect} attempt={attempt} />;
  if (attempt && attempt.status !== "open")
    return <ConnectOutcome {...props} connect={connect} attempt={attempt} />;
  if (entry.connect.kind === "key")
    return (
      <ConnectKey {...props} connect={connect} entry={entry} kind={entry.connect} onSend={send} />
    );
  return (
    <ConnectOauth
      {...props}
      connect={connect}
      entry={entry}
      world={entry.connect.world}
      isOwn={entry.connect.isOwn}
      onCancel={onCancel}
      onSend={send}
    />
  );
}
