"use client";

import { RadioGroup, RadioOption } from "@/components/ui/radio-group";
import { CheckOption } from "@/components/ui/check-option";
import { GuideLink } from "@/components/connections/key-guide";
import type { ConnectAttempt } from "@/lib/connections/attempt-view";
import { useGuideProgress } from "./guide-progress-hook";

/** Two doors to a bot that takes long to make: somebody has it, or is guided step by step. */
export function GuidedSteps({ attempt }: { attempt: ConnectAttempt }) {
  const { guide, shortcut, node, integration, provider } = attempt;
  const [{ isGuided, done }, change] = useGuideProgress(`${node.id} ${integration.id}`);
  return (
    <>
      <RadioGroup
        aria-label={`Making it at ${provider.name}`}
        value={isGuided ? "guided" : "known"}
        onValueChange={(door) => change({ isGuided: door === "guided" })}
      >
        <RadioOption value="known" label={shortcut} />
        <RadioOption value="guided" label="Guide me" />
      </RadioGroup>
      {isGuided && (
        <ol className="flex flex-col gap-1 border-t border-line pt-3">
          {guide.map((step) => (
            <li key={step.text} className="flex flex-col">
              <CheckOption
                checked={done.includes(step.text)}
                onCheckedChange={(checked) =>
                  change({
                    done: checked
                      ? [...done, step.text]
                      : done.filter((other) => other !== step.text),
                  })
                }
                label={step.text}
              />
              {step.href !== undefined && (
                <span className="pl-6 text-sm">
                  <GuideLink href={step.href}>Open the page</GuideLink>
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
