"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { type ActionOutcome, unwrap } from "@/components/unwrap";
import type { DeviceRequest } from "@/lib/device/find";
import { AuthFrame } from "./auth-frame";
import { FormError } from "./form-error";

type DeviceApprovalProps = {
  request: DeviceRequest;
  email: string;
  organizations: readonly { id: string; name: string }[];
  onAnswer: (input: {
    code: string;
    organizationId: string | null;
  }) => Promise<ActionOutcome<null>>;
  onAnswered: (answer: "allowed" | "denied") => void;
};

/** What asks, from where, and in which organization it may act: nothing happens before a press. */
export function DeviceApproval(props: DeviceApprovalProps) {
  const { request, email, organizations, onAnswer, onAnswered } = props;
  const { code, clientName, address, createdAt } = request;
  const [organizationId, setOrganizationId] = useState(organizations[0]?.id ?? null);
  const answering = useMutation({
    mutationFn: async (allowed: boolean) =>
      unwrap(await onAnswer({ code, organizationId: allowed ? organizationId : null })),
    onSuccess: (_data, allowed) => onAnswered(allowed ? "allowed" : "denied"),
  });
  const { isPending, variables } = answering;

  return (
    <AuthFrame
      title={
        <>
          Allow <em className="break-words">{clientName}</em> to act as you?
        </>
      }
      lead={`You are ${email}.`}
    >
      <p>
        It gets a token with your roles for 90 days. Allow it only if you started it just now, and
        if it shows this code:
      </p>
      <p className="rounded-control border border-line bg-sunken py-3 text-center font-mono text-xl font-semibold tracking-widest">
        {code}
      </p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        <dt className="text-muted">Asked from</dt>
        <dd className="break-all">{address}</dd>
        <dt className="text-muted">Asked</dt>
        <dd>
          <RelativeTime value={createdAt} past />
        </dd>
        {organizations.length === 1 && (
          <>
            <dt className="text-muted">Organization</dt>
            <dd>{organizations[0]?.name}</dd>
          </>
        )}
      </dl>
      {organizations.length > 1 && (
        <Field label="Organization" help="It can act in this one only.">
          {(control) => (
            <NativeSelect
              {...control}
              value={organizationId ?? ""}
              onChange={(event) => setOrganizationId(event.target.value)}
            >
              {organizations.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      )}
      {answering.error && <FormError>{answering.error.message}</FormError>}
      <div className="flex justify-end gap-2">
        <Button
          disabled={isPending}
          pending={isPending && !variables}
          pendingText="Denying…"
          onClick={() => answering.mutate(false)}
        >
          Deny
        </Button>
        <Button
          variant="primary"
          disabled={isPending}
          pending={isPending && variables}
          pendingText="Allowing…"
          onClick={() => answering.mutate(true)}
        >
          Allow
        </Button>
      </div>
    </AuthFrame>
  );
}
