"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Countdown } from "./countdown";
import { FrameLayout } from "./frame-layout";
import { OutcomeHeading } from "./outcome-heading";
import type { ConnectOutcomeProps } from "./outcome-props";
import { canReplace, ReplaceAccount } from "./replace-account";
import { useResolve } from "./resolve-hook";

/** Another account signed in than the one to reconnect: nothing changes until the person says so. */
export function ConnectWrongAccount(props: ConnectOutcomeProps) {
  const { layout, organization, actions, attempt, connect } = props;
  const [isReplacing, setReplacing] = useState(false);
  const decide = useResolve(organization.id, attempt.attemptId, actions);
  const { account, expectedAccount } = attempt;
  const error = decide.error ?? connect.error;

  if (isReplacing)
    return (
      <ReplaceAccount
        layout={layout}
        organizationId={organization.id}
        attempt={attempt}
        actions={actions}
        onBack={() => setReplacing(false)}
      />
    );
  return (
    <FrameLayout
      layout={layout}
      footer={
        <>
          <Button
            variant="ghost"
            pending={decide.isPending}
            pendingText="Discarding…"
            onClick={() => decide.mutate({ choice: "discard" })}
          >
            Discard
          </Button>
          {canReplace(attempt) && (
            <Button onClick={() => setReplacing(true)}>Replace with {account}…</Button>
          )}
          <Button
            variant="primary"
            pending={connect.isGoing}
            onClick={attempt.auth === "key" ? () => connect.setAttemptId(null) : connect.openWindow}
          >
            Use {expectedAccount ?? "the other account"}
          </Button>
        </>
      }
    >
      <OutcomeHeading
        isDone={false}
        below={
          <p className="mt-1 text-sm">
            <Countdown until={attempt.expiresAt} />
          </p>
        }
      >
        {attempt.text}
      </OutcomeHeading>
      {error && (
        <p role="alert" className="text-stop">
          {error.message}
        </p>
      )}
    </FrameLayout>
  );
}
