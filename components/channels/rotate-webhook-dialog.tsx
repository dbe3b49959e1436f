"use client";

import { useMutation } from "@tanstack/react-query";
import { FormError } from "@/components/people/form-error";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { unwrap } from "@/components/unwrap";
import { useInboxChanged } from "./inbox-changed-hook";
import type { WebhookDialogProps } from "./webhook-dialog";
import { WebhookSecretShown } from "./webhook-secret-shown";

/** Puts a secret in another's place; messages are signed with both for a day. */
export function RotateWebhookDialog(props: WebhookDialogProps) {
  const { organizationId, node, actions, onClose } = props;
  const changed = useInboxChanged(organizationId, node.id);
  const rotation = useMutation({
    mutationFn: async () =>
      unwrap(await actions.rotateWebhook(organizationId, { nodeId: node.id })),
    onSuccess: changed,
  });
  if (rotation.data)
    return <WebhookSecretShown secret={rotation.data.secret} node={node} onClose={onClose} />;

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Rotate the secret"
        description="You get a new secret. For a day messages are signed with both, so that nothing stops."
        dirty={rotation.isPending}
      >
        {rotation.error && (
          <DialogBody>
            <FormError>{rotation.error.message}</FormError>
          </DialogBody>
        )}
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            variant="primary"
            pending={rotation.isPending}
            pendingText="Rotating…"
            onClick={() => rotation.mutate()}
          >
            Rotate
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
