"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { plural } from "@/components/plural";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { unwrap } from "@/components/unwrap";
import type { ConnectAttempt } from "@/lib/connections/attempt-view";
import { backOf } from "./back-of";
import type { ConnectPageProps } from "./connect-page-props";
import { attemptQuery } from "./queries";
import { canReplace, ReplaceAccount } from "./replace-account";

type ConnectPageWaysProps = ConnectPageProps & { attempt: ConnectAttempt };
type Way = "authorize" | "again" | "keep" | "discard" | "cancel";

/** The buttons of the connect page. Each is a POST; what follows is read from the attempt. */
export function ConnectPageWays(props: ConnectPageWaysProps) {
  const { attempt, attemptId, organizationId, actions } = props;
  const [isReplacing, setReplacing] = useState(false);
  const queryClient = useQueryClient();
  const go = useMutation({
    mutationFn: (way: Way) => take(props, way),
    onSuccess: (address) => {
      if (address !== null) window.location.assign(address);
    },
    onSettled: () => queryClient.invalidateQueries(attemptQuery(attemptId)),
  });
  const button = (way: Way, text: string, isPrimary = false) => (
    <Button
      variant={isPrimary ? "primary" : "secondary"}
      size="touch"
      pending={go.isPending && go.variables === way}
      onClick={() => go.mutate(way)}
    >
      {text}
      {way === "authorize" && <ArrowRight aria-hidden strokeWidth={1.75} />}
    </Button>
  );

  if (isReplacing && attempt.status === "wrong_account")
    return (
      <ReplaceAccount
        layout="panel"
        organizationId={organizationId}
        attempt={attempt}
        actions={actions}
        onBack={() => setReplacing(false)}
      />
    );
  return (
    <div className="flex flex-col gap-3">
      {go.error && (
        <p role="alert" className="text-stop">
          {go.error.message}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {(attempt.status === "open" || attempt.status === "waiting") && (
          <>
            {button("cancel", "Cancel")}
            {attempt.auth === "oauth" &&
              button("authorize", `Continue to ${attempt.provider.name}`, true)}
          </>
        )}
        {attempt.status === "partial" && (
          <>
            {button("discard", "Discard")}
            {button("keep", `Keep ${plural(attempt.toolsOn, "tool")}`)}
            {button("again", "Ask again", true)}
          </>
        )}
        {attempt.status === "wrong_account" && (
          <>
            {button("discard", "Discard")}
            {canReplace(attempt) && (
              <Button size="touch" onClick={() => setReplacing(true)}>
                Replace with {attempt.account}…
              </Button>
            )}
            {button("again", `Use ${attempt.expectedAccount ?? "the other account"}`, true)}
          </>
        )}
        {!attempt.isOpen && (
          <>
            <ButtonLink href={backOf(attempt)} size="touch">
              Back
            </ButtonLink>
            {mayRetry(attempt) && button("again", "Try again", true)}
          </>
        )}
      </div>
    </div>
  );
}

const ended: readonly ConnectAttempt["status"][] = [
  "done",
  "already_connected",
  "lost_role",
  "removed",
];
const mayRetry = ({ status }: ConnectAttempt): boolean => !ended.includes(status);

/** Does it, and returns where the browser goes next; null where it stays. */
async function take(props: ConnectPageWaysProps, way: Way): Promise<string | null> {
  const { actions, organizationId, attemptId, attempt } = props;
  const authorize = async (id: string) =>
    unwrap(await actions.authorizeConnect(organizationId, { attemptId: id })).url;
  switch (way) {
    case "authorize":
      return authorize(attemptId);
    case "cancel":
      unwrap(await actions.cancelConnect(organizationId, { attemptId }));
      return null;
    case "keep":
    case "discard":
      unwrap(await actions.resolveConnect(organizationId, { attemptId, choice: way }));
      return null;
    case "again": {
      if (attempt.status === "partial" || attempt.status === "wrong_account") {
        unwrap(await actions.resolveConnect(organizationId, { attemptId, choice: "ask_again" }));
        return authorize(attemptId);
      }
      const started = unwrap(
        await actions.startConnect(organizationId, {
          nodeId: attempt.node.id,
          integration: attempt.integration.id,
          ...(attempt.reconnects !== null && { reconnects: attempt.reconnects }),
          ...(attempt.returnTo !== null && { returnTo: attempt.returnTo }),
        }),
      );
      if (started.attemptId === null) return backOf(attempt);
      return attempt.auth === "oauth"
        ? authorize(started.attemptId)
        : (started.attempt?.url ?? null);
    }
  }
}
