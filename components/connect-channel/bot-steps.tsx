"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { attemptQuery } from "@/components/connections/queries";
import { ProblemError } from "@/components/problem-error";
import { PrimaryBar } from "@/components/connections/primary-bar";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { unwrap } from "@/components/unwrap";
import { useChosenSetup } from "./chosen-setup-hook";
import { SetupChoice } from "./setup-choice";
import { Step } from "./step";
import type { WizardProps } from "./wizard-props";

/** A bot that a manager bot makes for the agent, once a person confirms it at the provider. */
export function BotSteps(props: WizardProps) {
  const { organizationId, attemptId, attempt, actions } = props;
  const { setup, value, setChosen } = useChosenSetup(attempt.setups, "bot");
  const [name, setName] = useState(attempt.node.name);
  const [username, setUsername] = useState(() => toUsername(attempt.node.name, attemptId));
  const queryClient = useQueryClient();
  const ask = useMutation({
    mutationFn: async () => {
      if (!setup?.id) throw new Error("Choose a manager bot first.");
      const given = { attemptId, setupId: setup.id, name, username };
      return unwrap(await actions.connectBot(organizationId, given)).url;
    },
    onSettled: () => queryClient.invalidateQueries(attemptQuery(attemptId)),
  });
  const isDone = attempt.connectionId !== null;
  const wrong = ask.error instanceof ProblemError ? ask.error.fields : {};
  const provider = attempt.provider.name;
  return (
    <>
      <Step
        number={1}
        title="Manager bot"
        state={isDone || setup ? "done" : "now"}
        result={setup?.accountName}
      >
        {!isDone && (
          <SetupChoice
            {...props}
            way="bot"
            noun="manager bot"
            value={value}
            onValueChange={setChosen}
          />
        )}
      </Step>
      <Step
        number={2}
        title="Bot"
        state={isDone ? "done" : setup ? "now" : "later"}
        result={isDone ? attempt.account : undefined}
      >
        {!isDone && (
          <>
            <Field label="Name" error={wrong.name} required>
              {(control) => (
                <Input
                  {...control}
                  value={name}
                  maxLength={64}
                  onChange={(event) => setName(event.target.value)}
                />
              )}
            </Field>
            <Field
              label="Username"
              help="Ends in “bot”. It is taken once in the whole world."
              error={wrong.username}
              required
            >
              {(control) => (
                <Input
                  {...control}
                  value={username}
                  maxLength={32}
                  autoCapitalize="none"
                  spellCheck={false}
                  onChange={(event) => setUsername(event.target.value)}
                />
              )}
            </Field>
            {ask.error && Object.keys(wrong).length === 0 && (
              <p role="alert" className="text-stop">
                {ask.error.message}
              </p>
            )}
            {ask.data === undefined ? (
              <PrimaryBar>
                <Button
                  variant="primary"
                  size="touch"
                  disabled={!setup || name.trim() === "" || username.trim() === ""}
                  pending={ask.isPending}
                  onClick={() => ask.mutate()}
                >
                  Ask for the bot
                </Button>
              </PrimaryBar>
            ) : (
              <div className="flex flex-col gap-2">
                <p role="status">
                  Open {provider} and confirm the new bot there, as @{username}. This page goes on
                  by itself.
                </p>
                <div>
                  <ButtonLink
                    href={ask.data}
                    target="_blank"
                    rel="noreferrer"
                    variant="primary"
                    size="touch"
                  >
                    Open {provider}
                  </ButtonLink>
                </div>
              </div>
            )}
          </>
        )}
      </Step>
    </>
  );
}

/** A name that is likely to be free, and that nobody else takes meanwhile. */
const toUsername = (name: string, attemptId: string): string => {
  const words = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "_");
  const own = attemptId.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return `${words.replaceAll(/^[_\d]+|_+$/g, "").slice(0, 20) || "agent"}_${own.slice(-6)}_bot`;
};
