"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { FrameLayout } from "@/components/connections/frame-layout";
import { copyText } from "@/components/copy-hook";
import { useOrigin } from "@/components/integrations/origin-hook";
import { FormError } from "@/components/people/form-error";
import { ProblemError } from "@/components/problem-error";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { unwrap } from "@/components/unwrap";
import type { LinkActions } from "./link-actions";
import { Recipient, type RecipientValue } from "./recipient";
import { linksQuery } from "./queries";
import { SentLink } from "./sent-link";

const lifetimes = [1, 3, 7] as const;

export type SendLinkProps = {
  layout: "dialog" | "panel";
  organization: { id: string };
  node: { id: string; name: string };
  integration: { id: string; name: string };
  /** The connection that is to be authorized anew, if any. */
  reconnects: string | null;
  actions: Pick<LinkActions, "createConnectLink">;
  onBack: () => void;
  onDone: () => void;
};

/** Asks somebody else to sign in at the provider: a member, or an address. */
export function SendLink(props: SendLinkProps) {
  const { layout, organization, node, integration, reconnects, actions, onBack, onDone } = props;
  const formId = useId();
  const queryClient = useQueryClient();
  const origin = useOrigin();
  const [to, setTo] = useState<RecipientValue>({ email: "" });
  const [days, setDays] = useState<(typeof lifetimes)[number]>(3);
  const [note, setNote] = useState("");
  const sending = useMutation({
    mutationFn: async () => {
      const made = unwrap(
        await actions.createConnectLink(organization.id, {
          nodeId: node.id,
          integration: integration.id,
          to,
          days,
          ...(reconnects !== null && { reconnects }),
          ...(note.trim() !== "" && { note: note.trim() }),
        }),
      );
      const address = `${origin}${made.url}`;
      return { ...made, address, copied: await copyText(address) };
    },
    onSuccess: () => queryClient.invalidateQueries(linksQuery(organization.id)),
  });
  if (sending.data) return <SentLink layout={layout} {...sending.data} onDone={onDone} />;
  const fields = sending.error instanceof ProblemError ? sending.error.fields : {};
  const wrongRecipient = fields["to/email"] ?? fields["to/userId"] ?? fields.to;

  return (
    <FrameLayout
      layout={layout}
      footer={
        <>
          <Button onClick={onBack}>Back</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            pending={sending.isPending}
            pendingText="Making the link…"
          >
            Make and copy the link
          </Button>
        </>
      }
    >
      <h3 className="font-semibold">Send a link to connect {integration.name}</h3>
      <p>
        Whoever you choose signs in at the provider and connects one account for {node.name}, and
        nothing else.
      </p>
      <form
        id={formId}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          sending.mutate();
        }}
      >
        <Recipient
          organizationId={organization.id}
          nodeId={node.id}
          value={to}
          onChange={setTo}
          error={wrongRecipient}
        />
        <Field label="Works for">
          {(control) => (
            <NativeSelect
              {...control}
              value={String(days)}
              onChange={({ target }) =>
                setDays(lifetimes.find((each) => String(each) === target.value) ?? 3)
              }
            >
              {lifetimes.map((each) => (
                <option key={each} value={each}>
                  {each === 1 ? "1 day" : `${String(each)} days`}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field
          label="Note"
          help="Shown on the page, for example which account to use."
          error={fields.note}
        >
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={300}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          )}
        </Field>
        {sending.error && wrongRecipient === undefined && fields.note === undefined && (
          <FormError>{sending.error.message}</FormError>
        )}
      </form>
    </FrameLayout>
  );
}
