"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleAlert, CircleCheck } from "lucide-react";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { reachQuery } from "@/components/integrations/queries";
import { inWords, plural } from "@/components/plural";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { unwrap } from "@/components/unwrap";
import type { ConnectAttempt } from "@/lib/connections/attempt-view";
import type { ConnectProps, useConnect } from "./connect-hook";
import { FrameLayout } from "./frame-layout";
import { attemptQuery } from "./queries";

type ConnectOutcomeProps = ConnectProps & {
  layout: "dialog" | "panel";
  connect: ReturnType<typeof useConnect>;
  attempt: ConnectAttempt;
  onCancel: () => void;
  onDone: () => void;
};

/** What came of an attempt, with the one way on. The focus moves to its heading. */
export function ConnectOutcome(props: ConnectOutcomeProps) {
  const { layout, attempt } = props;
  const isDone = attempt.status === "done" || attempt.status === "already_connected";
  const Icon = isDone ? CircleCheck : CircleAlert;
  return (
    <FrameLayout layout={layout} footer={<Ways {...props} />}>
      <div className="flex items-start gap-2">
        <Icon
          aria-hidden
          strokeWidth={1.75}
          className={
            isDone ? "mt-0.5 size-5 shrink-0 text-ok-mark" : "mt-0.5 size-5 shrink-0 text-todo-mark"
          }
        />
        <div className="min-w-0">
          <h3
            tabIndex={-1}
            ref={(heading) => heading?.focus()}
            className="rounded-control font-semibold"
          >
            <span className={isDone ? "text-lg" : undefined}>{attempt.text}</span>
          </h3>
          {attempt.status === "done" && <Users {...props} />}
          {isDone && attempt.world === "sandbox" && <SandboxPill className="mt-2" />}
        </div>
      </div>
    </FrameLayout>
  );
}

/** "For 11 agents; triage keeps its own." */
function Users({ organization, node, integration, attempt }: ConnectOutcomeProps) {
  const { data } = useQuery(reachQuery(organization.id, node.id, integration));
  if (!data || node.kind === "agent") return null;
  const others = data.keeps.filter(({ account }) => account !== attempt.account);
  const count = others.reduce((sum, { agents }) => sum - agents, data.agents - data.blocked);
  return (
    <p className="mt-1 text-muted">
      For {plural(count, "agent")}
      {others.map(
        ({ account, agents, agentNames }) =>
          `; ${agents <= 3 ? inWords(agentNames) : plural(agents, "agent")} ${agents === 1 ? "keeps" : "keep"} ${account}`,
      )}
      .
    </p>
  );
}

function Ways(props: ConnectOutcomeProps) {
  const { attempt, connect, node, onCancel, onDone } = props;
  if (attempt.status === "partial") return <PartialWays {...props} />;
  if (attempt.status === "done" || attempt.status === "already_connected")
    return (
      <>
        {node.kind === "agent" && node.path && attempt.toolsOn > 0 && (
          <ButtonLink href={`${node.path}?tab=tools`}>Try a tool</ButtonLink>
        )}
        <Button variant="primary" onClick={onDone}>
          Done
        </Button>
      </>
    );
  const isOver = attempt.status === "lost_role" || attempt.status === "removed";
  if (isOver) return <Button onClick={onCancel}>Back</Button>;
  return (
    <>
      <Button onClick={onCancel}>Close</Button>
      <Button
        variant="primary"
        pending={connect.isGoing}
        onClick={attempt.auth === "key" ? () => connect.setAttemptId(null) : connect.openWindow}
      >
        {again[attempt.status] ?? "Try again"}
      </Button>
    </>
  );
}

const again: Partial<Record<ConnectAttempt["status"], string>> = {
  cancelled: "Connect again",
  expired: "Start again",
  replaced: "Start again",
  missing_required: "Ask again",
  wrong_account: "Sign in with the other account",
};

/** Some permissions are missing: the person decides what that means. */
function PartialWays({ organization, actions, attempt, connect }: ConnectOutcomeProps) {
  const queryClient = useQueryClient();
  const { attemptId } = attempt;
  const decide = useMutation({
    mutationFn: async (choice: "keep" | "discard") =>
      unwrap(await actions.resolveConnect(organization.id, { attemptId, choice })),
    onSettled: () => queryClient.invalidateQueries(attemptQuery(attemptId)),
  });
  const error = decide.error ?? connect.error;
  return (
    <>
      {error && (
        <p role="alert" className="w-full text-stop">
          {error.message}
        </p>
      )}
      <Button
        variant="ghost"
        pending={decide.isPending && decide.variables === "discard"}
        onClick={() => decide.mutate("discard")}
      >
        Discard
      </Button>
      <Button
        pending={decide.isPending && decide.variables === "keep"}
        pendingText="Saving…"
        onClick={() => decide.mutate("keep")}
      >
        Keep {plural(attempt.toolsOn, "tool")}
      </Button>
      <Button variant="primary" pending={connect.isGoing} onClick={connect.openWindow}>
        Ask again
      </Button>
    </>
  );
}
