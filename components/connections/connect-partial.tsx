"use client";

import { plural } from "@/components/plural";
import { Button } from "@/components/ui/button";
import { FrameLayout } from "./frame-layout";
import { OutcomeHeading } from "./outcome-heading";
import type { ConnectOutcomeProps } from "./outcome-props";
import { useResolve } from "./resolve-hook";

/** Some permissions are missing: the person decides what that means. */
export function ConnectPartial(props: ConnectOutcomeProps) {
  const { layout, organization, actions, attempt, connect } = props;
  const decide = useResolve(organization.id, attempt.attemptId, actions);
  const error = decide.error ?? connect.error;
  return (
    <FrameLayout
      layout={layout}
      footer={
        <>
          <Button
            variant="ghost"
            pending={decide.isPending && decide.variables.choice === "discard"}
            onClick={() => decide.mutate({ choice: "discard" })}
          >
            Discard
          </Button>
          <Button
            pending={decide.isPending && decide.variables.choice === "keep"}
            pendingText="Saving…"
            onClick={() => decide.mutate({ choice: "keep" })}
          >
            Keep {plural(attempt.toolsOn, "tool")}
          </Button>
          <Button variant="primary" pending={connect.isGoing} onClick={connect.openWindow}>
            Ask again
          </Button>
        </>
      }
    >
      <OutcomeHeading isDone={false}>{attempt.text}</OutcomeHeading>
      {error && (
        <p role="alert" className="text-stop">
          {error.message}
        </p>
      )}
    </FrameLayout>
  );
}
