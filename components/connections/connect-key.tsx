"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { unwrapAt } from "@/components/integrations/unwrap-at";
import { ProblemError } from "@/components/problem-error";
import { SecretInput } from "@/components/secret-input";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { ConnectKind } from "@/lib/installations/catalog-entry";
import type { CatalogDetail } from "@/lib/installations/get-catalog-integration";
import type { ConnectProps, useConnect } from "./connect-hook";
import { ConnectReach } from "./connect-reach";
import { FrameLayout } from "./frame-layout";
import { KeyGuide } from "./key-guide";
import { attemptQuery } from "./queries";

type ConnectKeyProps = ConnectProps & {
  layout: "dialog" | "panel";
  connect: ReturnType<typeof useConnect>;
  entry: CatalogDetail;
  kind: Extract<ConnectKind, { kind: "key" }>;
  onCancel: () => void;
};

/** Connecting with something pasted. It is tried at once; what was typed stays until it works. */
export function ConnectKey(props: ConnectKeyProps) {
  const { layout, organization, actions, connect, entry, kind, onCancel } = props;
  const [values, setValues] = useState<Record<string, string>>({});
  const formId = useId();
  const queryClient = useQueryClient();

  const submit = useMutation({
    mutationFn: async (confirmCaution: boolean) => {
      const attemptId = await connect.start();
      const outcome = await actions.finishConnectKey(organization.id, {
        attemptId,
        fields: values,
        ...(confirmCaution && { confirmCaution }),
      });
      return unwrapAt(outcome, "fields");
    },
    onSuccess: (attempt) => {
      setValues({});
      queryClient.setQueryData(attemptQuery(attempt.attemptId).queryKey, attempt);
    },
  });
  const wrong = submit.error instanceof ProblemError ? submit.error.fields : {};
  const { confirmCaution: caution } = wrong;
  const isPlaced = kind.fields.some(({ name }) => wrong[name] !== undefined);
  const isComplete = kind.fields.every(({ name }) => (values[name] ?? "") !== "");

  return (
    <FrameLayout
      layout={layout}
      footer={
        <>
          {!isComplete && (
            <p className="mr-auto text-sm text-muted">
              {kind.fields.length === 1 ? "Paste it to go on." : "Paste all of them to go on."}
            </p>
          )}
          <Button onClick={onCancel}>Cancel</Button>
          {caution === undefined && (
            <Button
              variant="primary"
              type="submit"
              form={formId}
              disabled={!isComplete}
              pending={submit.isPending}
              pendingText="Checking…"
            >
              Connect
            </Button>
          )}
        </>
      }
    >
      <KeyGuide steps={kind.guide} />
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete && !submit.isPending) submit.mutate(false);
        }}
      >
        {kind.fields.map(({ name, label, placeholder, help }) => (
          <Field
            key={name}
            label={label}
            required
            help={help ?? undefined}
            error={submit.isPending ? undefined : wrong[name]}
          >
            {(control) => (
              <SecretInput
                {...control}
                name={name}
                placeholder={placeholder}
                value={values[name] ?? ""}
                onValueChange={(value) => {
                  if (caution !== undefined) submit.reset();
                  setValues({ ...values, [name]: value });
                }}
              />
            )}
          </Field>
        ))}
      </form>
      {caution !== undefined && (
        <div role="alert" className="flex flex-wrap items-center gap-3">
          <p>{caution}</p>
          <Button pending={submit.isPending} onClick={() => submit.mutate(true)}>
            Use anyway
          </Button>
        </div>
      )}
      {submit.error && caution === undefined && !isPlaced && (
        <p role="alert" className="text-stop">
          {submit.error.message}
        </p>
      )}
      <p className="text-sm text-muted">
        It is tried at {entry.provider?.name} at once, then kept sealed and never shown again.
      </p>
      <ConnectReach {...props} />
    </FrameLayout>
  );
}
