"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FormError } from "@/components/people/form-error";
import { plural } from "@/components/plural";
import { AlertDialog, AlertDialogCancel, AlertDialogContent } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { CheckOption } from "@/components/ui/check-option";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { notify } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import type { ProviderApp } from "@/lib/provider-apps/provider-app";
import type { AppActions } from "./app-actions";
import { useAppPreview } from "./app-preview-hook";
import { OutdatedList } from "./outdated-list";
import { appsQuery } from "./queries";

type RemoveAppDialogProps = {
  organization: { id: string; name: string };
  app: ProviderApp;
  actions: AppActions;
  onClose: () => void;
};

/** Takes the organization's own app away, with what was made with it read first. */
export function RemoveAppDialog({ organization, app, actions, onClose }: RemoveAppDialogProps) {
  const { provider } = app;
  const queryClient = useQueryClient();
  const [askToReconnect, setAskToReconnect] = useState(true);
  const preview = useAppPreview({
    organizationId: organization.id,
    provider: provider.id,
    clientId: null,
    actions,
    enabled: true,
  });
  const people = preview.data?.people ?? 0;
  const removal = useMutation({
    mutationFn: async (previewDigest: string) =>
      unwrap(
        await actions.removeProviderApp(organization.id, {
          provider: provider.id,
          askToReconnect: askToReconnect && people > 0,
          previewDigest,
        }),
      ),
    onSuccess: async () => {
      await queryClient.invalidateQueries(appsQuery(organization.id));
      notify(`${organization.name}'s own ${provider.name} app is removed.`);
      onClose();
    },
    onError: () => void preview.refetch(),
  });
  return (
    <AlertDialog open onOpenChange={(open) => !open && onClose()}>
      <AlertDialogContent
        title={`Remove ${organization.name}'s own ${provider.name} app?`}
        description="New connections are made with this server's app, where it has one."
      >
        <DialogBody className="flex flex-col gap-4">
          {preview.isPending && (
            <SkeletonGroup label="Looking for connections made with it">
              <Skeleton className="h-5 w-4/5" />
            </SkeletonGroup>
          )}
          {preview.error && <FormError>{preview.error.message}</FormError>}
          {preview.data && <OutdatedList preview={preview.data} />}
          {people > 0 && (
            <CheckOption
              label={`Ask ${plural(people, "person", "people")} to reconnect`}
              checked={askToReconnect}
              onCheckedChange={(checked) => setAskToReconnect(checked === true)}
            />
          )}
          {removal.error && <FormError>{removal.error.message}</FormError>}
        </DialogBody>
        <DialogFooter>
          <AlertDialogCancel asChild>
            <Button>Cancel</Button>
          </AlertDialogCancel>
          <Button
            variant="danger"
            disabled={!preview.data}
            pending={removal.isPending}
            pendingText="Removing…"
            onClick={() => preview.data && removal.mutate(preview.data.digest)}
          >
            Remove the app
          </Button>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
