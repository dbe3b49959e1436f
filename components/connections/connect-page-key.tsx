"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { unwrapAt } from "@/components/integrations/unwrap-at";
import { PrimaryBar } from "./primary-bar";
import { Button } from "@/components/ui/button";
import type { ConnectAttempt } from "@/lib/connections/attempt-view";
import type { ConnectPageProps } from "./connect-page-props";
import { ConnectPageWays } from "./connect-page-ways";
import { KeyFields } from "./key-fields";
import { KeyGuide } from "./key-guide";
import { attemptQuery } from "./queries";

const formId = "connect-key";

/** Pasting a key on the connect page. */
export function ConnectPageKey(props: ConnectPageProps & { attempt: ConnectAttempt }) {
  const { organizationId, attemptId, actions, attempt } = props;
  const queryClient = useQueryClient();
  const submit = useMutation({
    mutationFn: async (given: { fields: Record<string, string>; confirmCaution: boolean }) =>
      unwrapAt(
        await actions.finishConnectKey(organizationId, {
          attemptId,
          fields: given.fields,
          ...(given.confirmCaution && { confirmCaution: true }),
        }),
        "fields",
      ),
    onSuccess: (ended) => queryClient.setQueryData(attemptQuery(attemptId).queryKey, ended),
  });
  return (
    <>
      <KeyGuide steps={attempt.guide.map(({ text, href }) => ({ text, href: href ?? null }))} />
      <KeyFields
        formId={formId}
        fields={attempt.fields.map((field) => ({ ...field, help: field.help ?? null }))}
        submit={submit}
      />
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
      <ConnectPageWays {...props} />
    </>
  );
}
