"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FormError } from "@/components/people/form-error";
import { ProblemError } from "@/components/problem-error";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { unwrap } from "@/components/unwrap";
import { useInboxChanged } from "./inbox-changed-hook";
import type { WebhookDialogProps } from "./webhook-dialog";
import { WebhookSecretShown } from "./webhook-secret-shown";

type SetWebhookDialogProps = WebhookDialogProps & {
  /** The address that is set; null for none. */
  present: string | null;
};

/** Asks for the address where an agent listens, and then shows its secret once. */
export function SetWebhookDialog(props: SetWebhookDialogProps) {
  const { organizationId, node, actions, onClose, present } = props;
  const [url, setUrl] = useState(present ?? "");
  const [isMissing, setMissing] = useState(false);
  const changed = useInboxChanged(organizationId, node.id);
  const setting = useMutation({
    mutationFn: async () =>
      unwrap(await actions.setWebhook(organizationId, { nodeId: node.id, url: url.trim() })),
    onSuccess: changed,
  });
  if (setting.data)
    return <WebhookSecretShown secret={setting.data.secret} node={node} onClose={onClose} />;
  const wrong = setting.error instanceof ProblemError ? setting.error.fields.url : undefined;

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={present === null ? `Set ${node.name}'s address` : `Change ${node.name}'s address`}
        description="Messages are sent there one after the other, signed, and again until it takes them."
        dirty={url !== (present ?? "") || setting.isPending}
      >
        <form
          className="contents"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setMissing(url.trim() === "");
            if (url.trim() !== "") setting.mutate();
          }}
        >
          <DialogBody className="flex flex-col gap-4">
            <Field
              label="Address"
              required
              error={isMissing ? "Enter an address: https://…" : wrong}
              help={
                present === null
                  ? "A public https address. The secret that signs each message is shown next, once."
                  : "A new secret is made for it and shown next, once."
              }
            >
              {(control) => (
                <Input
                  {...control}
                  autoFocus
                  type="url"
                  inputMode="url"
                  autoComplete="off"
                  spellCheck={false}
                  maxLength={2000}
                  placeholder="https://"
                  value={url}
                  onChange={(event) => {
                    setUrl(event.target.value);
                    setMissing(false);
                  }}
                />
              )}
            </Field>
            {setting.error && wrong === undefined && <FormError>{setting.error.message}</FormError>}
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button
              type="submit"
              variant="primary"
              pending={setting.isPending}
              pendingText="Saving…"
            >
              {present === null ? "Set address" : "Change address"}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
