"use client";

import { useEffect, useRef } from "react";
import { MessagePage } from "@/components/message-page";
import { backOf } from "@/components/connections/back-of";
import type { ConnectPageProps } from "@/components/connections/connect-page-props";
import { Countdown } from "@/components/connections/countdown";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { ButtonLink } from "@/components/ui/button-link";
import type { ConnectAttempt } from "@/lib/connections/attempt-view";
import { ChannelWizard } from "./channel-wizard";

/** Connecting a channel: one page from the first step to the first message. */
export function ChannelPage(props: ConnectPageProps & { attempt: ConnectAttempt }) {
  const { attempt, signedInAs } = props;
  const { integration, node, connectionId, world } = attempt;
  const isConnected = connectionId !== null;
  const outcome = useRef<HTMLParagraphElement>(null);
  const wasConnected = useRef(isConnected);
  useEffect(() => {
    // The form in which the focus was is gone.
    if (isConnected && !wasConnected.current) outcome.current?.focus();
    wasConnected.current = isConnected;
  }, [isConnected]);
  return (
    <MessagePage title={`Connect ${integration.name} for ${node.name}`}>
      <div className="flex flex-col gap-1 text-muted">
        <p>
          {node.name} gets a {attempt.ways.includes("number") ? "number" : "bot"} of its own, and
          nobody else speaks through it. Asked by {attempt.startedBy}; signed in here as{" "}
          {signedInAs}.
        </p>
        {world === "sandbox" && (
          <p>
            <SandboxPill />
          </p>
        )}
      </div>
      {isConnected && (
        <p ref={outcome} role="status" tabIndex={-1} className="font-medium text-ok">
          {attempt.text}
        </p>
      )}
      <ChannelWizard {...props} />
      {!isConnected && (
        <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
          <Countdown until={attempt.expiresAt} />
          <span aria-hidden>·</span>
          <ButtonLink variant="link" size="inline" href={backOf(attempt)}>
            Back
          </ButtonLink>
        </p>
      )}
    </MessagePage>
  );
}
