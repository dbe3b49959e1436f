"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { attemptQuery } from "@/components/connections/queries";
import { ProblemError } from "@/components/problem-error";
import { PrimaryBar } from "@/components/connections/primary-bar";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { unwrap } from "@/components/unwrap";
import { agentColor } from "./agent-color";
import { AppPreview } from "./app-preview";
import { useChosenSetup } from "./chosen-setup-hook";
import { SetupChoice } from "./setup-choice";
import { Step } from "./step";
import type { WizardProps } from "./wizard-props";

/** An app of the agent's own: which workspace, how it looks, and installing it there. */
export function AppSteps(props: WizardProps) {
  const { organizationId, attemptId, attempt, actions } = props;
  const { setup, value, setChosen } = useChosenSetup(attempt.setups, "app");
  const [name, setName] = useState(attempt.node.name);
  const [description, setDescription] = useState(`${attempt.node.name}, an agent`);
  const [color, setColor] = useState(() => agentColor(attempt.node.id));
  const queryClient = useQueryClient();
  const isDone = attempt.connectionId !== null;
  const go = useMutation({
    mutationFn: async () => {
      if (!setup?.id) throw new Error("Choose a workspace first.");
      const given = { attemptId, setupId: setup.id, name, description, color };
      return unwrap(await actions.connectApp(organizationId, given)).url;
    },
    onSuccess: (url) => window.location.assign(url),
    onSettled: () => queryClient.invalidateQueries(attemptQuery(attemptId)),
  });
  const wrong = go.error instanceof ProblemError ? go.error.fields : {};
  const provider = attempt.provider.name;
  return (
    <>
      <Step
        number={1}
        title="Workspace"
        state={isDone || setup ? "done" : "now"}
        result={setup?.accountName}
      >
        {!isDone && (
          <SetupChoice
            {...props}
            way="app"
            noun="workspace"
            value={value}
            onValueChange={setChosen}
          />
        )}
      </Step>
      <Step
        number={2}
        title="App"
        state={isDone ? "done" : setup ? "now" : "later"}
        result={isDone ? attempt.account : undefined}
      >
        {!isDone && (
          <div className="flex flex-col gap-4">
            <Field label="Name" error={wrong.name} required>
              {(control) => (
                <Input
                  {...control}
                  value={name}
                  maxLength={35}
                  onChange={(event) => setName(event.target.value)}
                />
              )}
            </Field>
            <Field label="Description" error={wrong.description}>
              {(control) => (
                <Input
                  {...control}
                  value={description}
                  maxLength={140}
                  onChange={(event) => setDescription(event.target.value)}
                />
              )}
            </Field>
            <Field label="Colour" error={wrong.color}>
              {(control) => (
                <Input
                  {...control}
                  type="color"
                  className="h-9 w-20 p-1"
                  value={color}
                  onChange={(event) => setColor(event.target.value)}
                />
              )}
            </Field>
            <AppPreview name={name} description={description} color={color} />
          </div>
        )}
      </Step>
      <Step number={3} title="Install" state={isDone ? "done" : setup ? "open" : "later"}>
        {!isDone && (
          <>
            <p className="text-muted">
              The app is made in {setup?.accountName ?? "the workspace"} for {attempt.node.name}{" "}
              alone. {provider} then asks you to allow it; where admins approve apps, this page
              waits.
            </p>
            {attempt.status === "waiting" && (
              <p role="status">
                {attempt.provision?.detail === undefined || attempt.provision.detail === ""
                  ? `Waiting for ${provider}. You may leave this page.`
                  : attempt.provision.detail}
              </p>
            )}
            {go.error && Object.keys(wrong).length === 0 && (
              <p role="alert" className="text-stop">
                {go.error.message}
              </p>
            )}
            <PrimaryBar>
              <Button
                variant="primary"
                size="touch"
                className="h-auto max-w-full py-2 whitespace-normal"
                disabled={!setup || name.trim() === ""}
                pending={go.isPending}
                pendingText="Creating the app…"
                onClick={() => go.mutate()}
              >
                Create app and continue to {provider}
                <ArrowRight aria-hidden strokeWidth={1.75} />
              </Button>
            </PrimaryBar>
          </>
        )}
      </Step>
    </>
  );
}
