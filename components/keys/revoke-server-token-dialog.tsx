"use client";

import { useMutation } from "@tanstack/react-query";
import { FormError } from "@/components/people/form-error";
import { RelativeTime } from "@/components/relative-time";
import { AlertDialog, AlertDialogCancel, AlertDialogContent } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { notify } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import type { ServerToken } from "@/lib/server-tokens/server-token";
import type { ServerTokenActions } from "./key-actions";

type RevokeServerTokenDialogProps = {
  organizationId: string;
  old: ServerToken;
  actions: ServerTokenActions;
  onChanged: () => Promise<unknown>;
  onClose: () => void;
};

/** Ends a server token at once: what cannot be undone is confirmed. */
export function RevokeServerTokenDialog(props: RevokeServerTokenDialogProps) {
  const { organizationId, old, actions, onChanged, onClose } = props;
  const revocation = useMutation({
    mutationFn: async () => unwrap(await actions.revoke(organizationId, { tokenId: old.id })),
    onSuccess: async () => {
      await onChanged();
      notify(`${old.name} is revoked.`);
      onClose();
    },
  });
  return (
    <AlertDialog open onOpenChange={(open) => !open && onClose()}>
      <AlertDialogContent
        title={`Revoke ${old.name}?`}
        description="The program that holds it can report nothing any more: what its agents use is not charged until it has another."
      >
        <DialogBody className="flex flex-col gap-3">
          <p>
            {old.lastUsedAt === null ? (
              "It was never used."
            ) : (
              <>
                Last used <RelativeTime value={old.lastUsedAt} past />.
              </>
            )}
          </p>
          {revocation.error && <FormError>{revocation.error.message}</FormError>}
        </DialogBody>
        <DialogFooter>
          <AlertDialogCancel asChild>
            <Button>Cancel</Button>
          </AlertDialogCancel>
          <Button
            variant="danger"
            pending={revocation.isPending}
            pendingText="Revoking…"
            onClick={() => revocation.mutate()}
          >
            Revoke {old.name}
          </Button>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
