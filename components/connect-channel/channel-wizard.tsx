"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ConnectAttempt } from "@/lib/connections/attempt-view";
import { AppSteps } from "./app-steps";
import { BotSteps } from "./bot-steps";
import { HelloSteps } from "./hello-steps";
import { KeySteps } from "./key-steps";
import { namesOf } from "./names-of";
import { NumberSteps } from "./number-steps";
import type { WizardProps } from "./wizard-props";

type Way = ConnectAttempt["ways"][number];

/** How many steps come before the account is connected. */
const stepsBefore: Record<Way, number> = { app: 3, bot: 2, key: 2, number: 2, oauth: 1 };

/** Connecting a bot or a number, step by step, with a live check after each. */
export function ChannelWizard(props: WizardProps) {
  const { attempt } = props;
  const { ways, way: begun, provision, connectionId } = attempt;
  const [chosen, setChosen] = useState<Way | null>(null);
  const way = chosen ?? begun ?? ways[0] ?? "key";
  // What is being made stays on the screen, however it was chosen.
  const isMaking = provision !== null && makingStates.includes(provision.state);
  const others = ways.filter((each) => each !== way);
  return (
    <div className="flex flex-col gap-4">
      <ol className="flex flex-col gap-3">
        {way === "app" && <AppSteps {...props} />}
        {way === "bot" && <BotSteps {...props} />}
        {way === "number" && <NumberSteps {...props} />}
        {(way === "key" || way === "oauth") && <KeySteps {...props} />}
        <HelloSteps {...props} first={stepsBefore[way] + 1} />
      </ol>
      {connectionId === null && !isMaking && others.length > 0 && (
        <div className="flex flex-wrap items-center gap-2 text-sm">
          <span className="text-muted">{otherWords[way]}</span>
          {others.map((each) => (
            <Button key={each} variant="link" size="inline" onClick={() => setChosen(each)}>
              {offerOf(each, attempt)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

const makingStates: readonly string[] = ["waiting", "making", "made"];

const otherWords: Record<Way, string> = {
  app: "Without a configuration token:",
  bot: "Without a manager bot:",
  number: "Instead:",
  key: "Simpler:",
  oauth: "Instead:",
};

function offerOf(way: Way, { fields, provider }: ConnectAttempt): string {
  switch (way) {
    case "app":
      return `Have an app made at ${provider.name}`;
    case "bot":
      return "Have a bot made by a manager bot";
    case "number":
      return "Get a number";
    case "oauth":
      return `Sign in at ${provider.name}`;
    case "key":
      return `Paste ${namesOf(fields)}`;
  }
}
