"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { KeyFields, type PastedKey } from "@/components/connections/key-fields";
import { KeyGuide } from "@/components/connections/key-guide";
import { attemptQuery } from "@/components/connections/queries";
import { unwrapAt } from "@/components/integrations/unwrap-at";
import { PrimaryBar } from "@/components/connections/primary-bar";
import { Button } from "@/components/ui/button";
import { GuidedSteps } from "./guided-steps";
import { namesOf } from "./names-of";
import { Step } from "./step";
import type { WizardProps } from "./wizard-props";

const formId = "connect-channel-key";

/** Making the bot by hand at the provider, and pasting what it gave. */
export function KeySteps({ organizationId, attemptId, attempt, actions }: WizardProps) {
  const queryClient = useQueryClient();
  const submit = useMutation({
    mutationFn: async ({ fields, confirmCaution }: PastedKey) =>
      unwrapAt(
        await actions.finishConnectKey(organizationId, {
          attemptId,
          fields,
          ...(confirmCaution && { confirmCaution }),
        }),
        "fields",
      ),
    onSuccess: (ended) => queryClient.setQueryData(attemptQuery(attemptId).queryKey, ended),
  });
  const isDone = attempt.connectionId !== null;
  return (
    <>
      <Step
        number={1}
        title={`Make it at ${attempt.provider.name}`}
        state={isDone ? "done" : "now"}
      >
        {!isDone && attempt.shortcut !== null && <GuidedSteps attempt={attempt} />}
        {!isDone && attempt.shortcut === null && (
          <KeyGuide steps={attempt.guide.map(({ text, href }) => ({ text, href: href ?? null }))} />
        )}
      </Step>
      <Step
        number={2}
        title={`Paste ${namesOf(attempt.fields)}`}
        state={isDone ? "done" : "open"}
        result={isDone ? `Bot: ${attempt.account ?? attempt.provider.name}` : undefined}
      >
        {!isDone && (
          <>
            <KeyFields
              formId={formId}
              fields={attempt.fields.map((field) => ({ ...field, help: field.help ?? null }))}
              submit={submit}
            />
            <p className="text-sm text-muted">
              It is tried at {attempt.provider.name} at once, then kept sealed and never shown
              again.
            </p>
            <PrimaryBar>
              <Button
                variant="primary"
                size="touch"
                type="submit"
                form={formId}
                pending={submit.isPending}
                pendingText="Checking…"
              >
                Connect
              </Button>
            </PrimaryBar>
          </>
        )}
      </Step>
    </>
  );
}
