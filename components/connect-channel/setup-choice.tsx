"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { attemptQuery } from "@/components/connections/queries";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { RadioGroup, RadioOption } from "@/components/ui/radio-group";
import type { ConnectAttempt } from "@/lib/connections/attempt-view";
import { SetupFields } from "./setup-fields";
import type { WizardProps } from "./wizard-props";

export type SetupOption = ConnectAttempt["setups"][number];

const another = "another";

/** A setup as the radio buttons and forms name it. */
export const keyOf = ({ id, provider }: SetupOption): string => id ?? `server:${provider}`;

type SetupChoiceProps = WizardProps & {
  way: SetupOption["way"];
  /** What such an account is called: "workspace", "manager bot", "phone account". */
  noun: string;
  value: string | null;
  onValueChange: (key: string | null) => void;
};

/** The accounts that can make it, and a way to add one. */
export function SetupChoice(props: SetupChoiceProps) {
  const { organizationId, attemptId, attempt, actions, setupPlace, way, noun, value } = props;
  const [isAdding, setAdding] = useState(false);
  const queryClient = useQueryClient();
  const options = attempt.setups.filter((each) => each.way === way);
  const makers = attempt.setupProviders.filter((each) => each.way === way);
  const [maker, setMaker] = useState(makers[0]?.id ?? "");
  const showsFields = isAdding || options.length === 0;

  return (
    <div className="flex flex-col gap-3">
      {options.length > 0 && (
        <RadioGroup
          aria-label={`Which ${noun}`}
          value={isAdding ? another : (value ?? "")}
          onValueChange={(chosen) => {
            setAdding(chosen === another);
            props.onValueChange(chosen === another ? null : chosen);
          }}
        >
          {options.map((each) => (
            <RadioOption
              key={keyOf(each)}
              value={keyOf(each)}
              label={
                <span className="inline-flex flex-wrap items-center gap-2">
                  {each.accountName}
                  {each.world === "sandbox" && <SandboxPill />}
                </span>
              }
              help={helpOf(each, noun)}
            />
          ))}
          {setupPlace && <RadioOption value={another} label={`Another ${noun}`} />}
        </RadioGroup>
      )}
      {showsFields && setupPlace === null && (
        <p>No {noun} is set up here. An admin adds one once for all agents, under Provider apps.</p>
      )}
      {showsFields && setupPlace !== null && (
        <>
          <p className="text-muted">
            It is added at {setupPlace.name}, once for all agents there and below.
          </p>
          {makers.length > 1 && (
            <RadioGroup aria-label="At which company" value={maker} onValueChange={setMaker}>
              {makers.map(({ id, name }) => (
                <RadioOption key={id} value={id} label={name} />
              ))}
            </RadioGroup>
          )}
          <SetupFields
            key={maker}
            organizationId={organizationId}
            nodeId={setupPlace.id}
            setupProvider={maker}
            connectSetup={actions.connectSetup}
            onDone={() => {
              setAdding(false);
              void queryClient.invalidateQueries(attemptQuery(attemptId));
            }}
          />
        </>
      )}
    </div>
  );
}

function helpOf({ isBroken, nodeName, id }: SetupOption, noun: string): string {
  if (isBroken)
    return `What was pasted for it was used elsewhere or revoked. An admin of ${nodeName ?? "its place"} must paste a new one.`;
  return id === null ? "This server’s own" : `The ${noun} of ${nodeName ?? "the organization"}`;
}
