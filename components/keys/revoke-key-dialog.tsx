"use client";

import { useMutation } from "@tanstack/react-query";
import { FormError } from "@/components/people/form-error";
import { RelativeTime } from "@/components/relative-time";
import { AlertDialog, AlertDialogCancel, AlertDialogContent } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { notify } from "@/components/ui/toast";
import type { KeyView } from "@/lib/keys/key-view";
import type { KeyHolder } from "./key-holder";

type RevokeKeyDialogProps = {
  holder: KeyHolder;
  old: KeyView;
  onChanged: () => Promise<unknown>;
  onClose: () => void;
};

/** Ends a key at once: what cannot be undone is confirmed. */
export function RevokeKeyDialog({ holder, old, onChanged, onClose }: RevokeKeyDialogProps) {
  const { noun, user } = holder;
  const revocation = useMutation({
    mutationFn: () => holder.revoke({ keyId: old.id }),
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
        description={
          noun === "key"
            ? `${user} stops at once where this key is used.`
            : "What uses this token stops at once."
        }
      >
        <DialogBody className="flex flex-col gap-3">
          <p>
            {old.lastUsedAt === null ? (
              "It was never used."
            ) : (
              <>
                Last used <RelativeTime value={old.lastUsedAt} past />
                {old.lastUsedAddress !== null && ` from ${old.lastUsedAddress}`}.
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
