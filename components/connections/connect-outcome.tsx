"use client";

import { Button } from "@/components/ui/button";
import type { ConnectAttempt } from "@/lib/connections/attempt-view";
import { ConnectDone } from "./connect-done";
import { ConnectPartial } from "./connect-partial";
import { ConnectWrongAccount } from "./connect-wrong-account";
import { FrameLayout } from "./frame-layout";
import { OutcomeHeading } from "./outcome-heading";
import type { ConnectOutcomeProps } from "./outcome-props";

/** What came of an attempt, with the one way on. */
export function ConnectOutcome(props: ConnectOutcomeProps) {
  switch (props.attempt.status) {
    case "done":
    case "already_connected":
      return <ConnectDone {...props} />;
    case "partial":
      return <ConnectPartial {...props} />;
    case "wrong_account":
      return <ConnectWrongAccount {...props} />;
    default:
      return <NothingSaved {...props} />;
  }
}

function NothingSaved({ layout, attempt, connect, onCancel }: ConnectOutcomeProps) {
  const isOver = attempt.status === "lost_role" || attempt.status === "removed";
  return (
    <FrameLayout
      layout={layout}
      footer={
        isOver ? (
          <Button onClick={onCancel}>Back</Button>
        ) : (
          <>
            <Button onClick={onCancel}>Close</Button>
            <Button
              variant="primary"
              pending={connect.isGoing}
              onClick={
                attempt.auth === "key" ? () => connect.setAttemptId(null) : connect.openWindow
              }
            >
              {again[attempt.status] ?? "Try again"}
            </Button>
          </>
        )
      }
    >
      <OutcomeHeading isDone={false}>{attempt.text}</OutcomeHeading>
      {connect.error && (
        <p role="alert" className="text-stop">
          {connect.error.message}
        </p>
      )}
    </FrameLayout>
  );
}

const again: Partial<Record<ConnectAttempt["status"], string>> = {
  cancelled: "Connect again",
  expired: "Start again",
  replaced: "Start again",
  missing_required: "Ask again",
};
