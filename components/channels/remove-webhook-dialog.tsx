"use client";

import { useMutation } from "@tanstack/react-query";
import { FormError } from "@/components/people/form-error";
import { AlertDialog, AlertDialogCancel, AlertDialogContent } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { notify } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import { useInboxChanged } from "./inbox-changed-hook";
import type { WebhookDialogProps } from "./webhook-dialog";

/** Ends sending messages to an agent's own address. */
export function RemoveWebhookDialog(props: WebhookDialogProps & { url: string }) {
  const { organizationId, node, actions, onClose, url } = props;
  const changed = useInboxChanged(organizationId, node.id);
  const removal = useMutation({
    mutationFn: async () =>
      unwrap(await actions.removeWebhook(organizationId, { nodeId: node.id })),
    onSuccess: async () => {
      await changed();
      notify(`${node.name}'s address is removed.`);
      onClose();
    },
  });
  return (
    <AlertDialog open onOpenChange={(open) => !open && onClose()}>
      <AlertDialogContent
        title={`Remove ${node.name}'s address?`}
        description="Nothing more is sent there. What waits stays in the inbox, and the secret is worth nothing any more."
      >
        <DialogBody className="flex flex-col gap-3">
          <p>
            <code className="font-mono text-sm break-all">{url}</code>
          </p>
          {removal.error && <FormError>{removal.error.message}</FormError>}
        </DialogBody>
        <DialogFooter>
          <AlertDialogCancel asChild>
            <Button>Cancel</Button>
          </AlertDialogCancel>
          <Button
            variant="danger"
            pending={removal.isPending}
            pendingText="Removing…"
            onClick={() => removal.mutate()}
          >
            Remove address
          </Button>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
