"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { MessagePage } from "@/components/message-page";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { ButtonLink } from "@/components/ui/button-link";
import type { ConnectAttempt } from "@/lib/connections/attempt-view";
import { ChannelPage } from "@/components/connect-channel/channel-page";
import { backOf } from "./back-of";
import { tellAttempt } from "./connect-channel";
import { ConnectFacts } from "./connect-facts";
import { ConnectPageKey } from "./connect-page-key";
import type { ConnectPageProps } from "./connect-page-props";
import { ConnectPageWays } from "./connect-page-ways";
import { attemptQuery } from "./queries";

/** A connect attempt as a page of its own: before it what is asked, after it what came of it. */
export function ConnectPage(props: ConnectPageProps) {
  const { attemptId, signedInAs } = props;
  const { data: attempt } = useSuspenseQuery(attemptQuery(attemptId));
  const isBefore = attempt.status === "open" || attempt.status === "waiting";
  useGoneThrough(attempt);

  if (attempt.isChannel && (attempt.isOpen || attempt.connectionId !== null))
    return <ChannelPage {...props} attempt={attempt} />;
  if (!isBefore)
    return (
      <MessagePage title={<span aria-live="assertive">{attempt.text}</span>}>
        {attempt.status === "done" && attempt.returnTo === null && (
          <p>You can close this window.</p>
        )}
        {attempt.world === "sandbox" && (
          <p>
            <SandboxPill />
          </p>
        )}
        <ConnectPageWays {...props} attempt={attempt} />
      </MessagePage>
    );
  return (
    <MessagePage title={`Connect ${attempt.integration.name} for ${attempt.node.name}`}>
      <ConnectFacts attempt={attempt} signedInAs={signedInAs} />
      {attempt.auth === "key" ? (
        <ConnectPageKey {...props} attempt={attempt} />
      ) : (
        <ConnectPageWays {...props} attempt={attempt} />
      )}
      <p className="text-sm text-muted">
        You can disconnect it at any time.{" "}
        <ButtonLink variant="link" size="inline" href={backOf(attempt)}>
          Back
        </ButtonLink>
      </p>
    </MessagePage>
  );
}

/**
 * After the provider: tells the page behind, and closes the window where it was opened for this.
 * Browsers close only what a page opened, so a tab of one's own stays and reads the outcome.
 */
function useGoneThrough(attempt: ConnectAttempt): void {
  const { attemptId, status, returnTo, isOpen, isChannel } = attempt;
  // A channel has steps after the provider.
  const isThrough = !isChannel && (!isOpen || status === "partial" || status === "wrong_account");
  useEffect(() => {
    if (!isThrough) return;
    tellAttempt(attemptId);
    if (returnTo === null) window.close();
  }, [isThrough, attemptId, returnTo]);
}
