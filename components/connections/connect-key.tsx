"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { unwrapAt } from "@/components/integrations/unwrap-at";
import { Button } from "@/components/ui/button";
import type { ConnectKind } from "@/lib/installations/catalog-entry";
import type { CatalogDetail } from "@/lib/installations/get-catalog-integration";
import type { ConnectProps, useConnect } from "./connect-hook";
import { ConnectReach } from "./connect-reach";
import { FrameLayout } from "./frame-layout";
import { KeyFields, type PastedKey } from "./key-fields";
import { KeyGuide } from "./key-guide";
import { attemptQuery } from "./queries";

type ConnectKeyProps = ConnectProps & {
  layout: "dialog" | "panel";
  connect: ReturnType<typeof useConnect>;
  entry: CatalogDetail;
  kind: Extract<ConnectKind, { kind: "key" }>;
  onCancel: () => void;
  /** Asks somebody else instead. */
  onSend: () => void;
};

/** Connecting with something pasted. It is tried at once; what was typed stays until it works. */
export function ConnectKey(props: ConnectKeyProps) {
  const { layout, organization, actions, connect, entry, kind, onCancel, onSend } = props;
  const formId = useId();
  const queryClient = useQueryClient();

  const submit = useMutation({
    mutationFn: async ({ fields, confirmCaution }: PastedKey) => {
      const attemptId = await connect.start();
      const outcome = await actions.finishConnectKey(organization.id, {
        attemptId,
        fields,
        ...(confirmCaution && { confirmCaution }),
      });
      return unwrapAt(outcome, "fields");
    },
    onSuccess: (attempt) =>
      queryClient.setQueryData(attemptQuery(attempt.attemptId).queryKey, attempt),
  });

  return (
    <FrameLayout
      layout={layout}
      footer={
        <>
          <Button variant="ghost" className="mr-auto" onClick={onSend}>
            Send a link
          </Button>
          <Button onClick={onCancel}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            pending={submit.isPending}
            pendingText="Checking…"
          >
            Connect
          </Button>
        </>
      }
    >
      {props.expectedAccount !== null && (
        <p>
          Paste a key of <strong className="font-semibold">{props.expectedAccount}</strong>.
        </p>
      )}
      <KeyGuide steps={kind.guide} />
      <KeyFields formId={formId} fields={kind.fields} submit={submit} />
      <p className="text-sm text-muted">
        It is tried at {entry.provider?.name} at once, then kept sealed and never shown again.
      </p>
      <ConnectReach {...props} />
    </FrameLayout>
  );
}
