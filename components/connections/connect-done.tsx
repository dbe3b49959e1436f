"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useIntegrationsChanged } from "@/components/integrations/changed-hook";
import { reachQuery } from "@/components/integrations/queries";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { unwrap } from "@/components/unwrap";
import { backWords, usersWords } from "./done-words";
import { FrameLayout } from "./frame-layout";
import { OutcomeHeading } from "./outcome-heading";
import type { ConnectOutcomeProps } from "./outcome-props";

/** Connected: as whom, for whom, and a label for telling accounts apart. */
export function ConnectDone(props: ConnectOutcomeProps) {
  const { layout, organization, node, integration, actions, attempt, onDone } = props;
  const [label, setLabel] = useState("");
  const changed = useIntegrationsChanged(organization.id);
  const { data: reach } = useQuery(reachQuery(organization.id, node.id, integration));
  const { connectionId, account, reconnects } = attempt;
  const isNew = attempt.status === "done" && reconnects === null;
  const save = useMutation({
    mutationFn: async () => {
      if (!isNew || connectionId === null || label.trim() === "") return;
      unwrap(
        await actions.updateConnection(organization.id, { connectionId, label: label.trim() }),
      );
      await changed();
    },
    onSuccess: onDone,
  });
  const users =
    reach && node.kind !== "agent" && attempt.status === "done"
      ? usersWords(reach, account)
      : undefined;
  // Another account in its place is not back: it is new here.
  const isSame = attempt.expectedAccount === null || attempt.expectedAccount === account;
  const isBack = attempt.status === "done" && reconnects !== null && account !== null && isSame;

  return (
    <FrameLayout
      layout={layout}
      footer={
        <>
          {node.kind === "agent" && node.path && attempt.toolsOn > 0 && (
            <ButtonLink href={`${node.path}?tab=tools`}>Try a tool</ButtonLink>
          )}
          <Button
            variant="primary"
            pending={save.isPending}
            pendingText="Saving…"
            onClick={() => save.mutate()}
          >
            Done
          </Button>
        </>
      }
    >
      <OutcomeHeading
        isDone
        below={
          <>
            {!isBack && users !== undefined && <p className="mt-1 text-muted">{users}</p>}
            {attempt.world === "sandbox" && <SandboxPill className="mt-2" />}
          </>
        }
      >
        {isBack ? backWords(account, node, reach) : attempt.text}
      </OutcomeHeading>
      {isNew && connectionId !== null && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!save.isPending) save.mutate();
          }}
        >
          <Field
            label="Label"
            help="Optional. Tells this account from others in lists."
            error={save.error?.message}
          >
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                maxLength={80}
                placeholder={`${node.name} bot`}
                value={label}
                onChange={(event) => setLabel(event.target.value)}
              />
            )}
          </Field>
        </form>
      )}
    </FrameLayout>
  );
}
