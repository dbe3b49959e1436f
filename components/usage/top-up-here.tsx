"use client";

import { useQuery } from "@tanstack/react-query";
import { SectionError } from "@/components/section-error";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { DialogBody } from "@/components/ui/dialog-parts";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { creditsQuery } from "./queries";
import type { TopUpActions } from "./top-up-actions";
import { TopUpDialog } from "./top-up-dialog";

type TopUpHereProps = {
  organization: { id: string; name: string };
  actions: Pick<TopUpActions, "startTopUp" | "recordPayment">;
  /** The page to come back to from Stripe. */
  returnTo: string;
  onClose: () => void;
};

/** Tops the pool up from a page where its emptiness was noticed. */
export function TopUpHere({ organization, actions, returnTo, onClose }: TopUpHereProps) {
  const { data, isError, refetch, isFetching } = useQuery(
    creditsQuery(organization.id, organization.id),
  );
  if (data?.topUp.may)
    return (
      <TopUpDialog
        organization={organization}
        topUp={data.topUp}
        actions={actions}
        returnTo={returnTo}
        onClose={onClose}
      />
    );
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={`Top up ${organization.name}`} width="small">
        <DialogBody>
          {data ? (
            <p>{data.topUp.who} top up.</p>
          ) : isError ? (
            <SectionError
              section="the balance"
              onRetry={() => void refetch()}
              pending={isFetching}
            />
          ) : (
            <SkeletonRows count={2} label="Loading the balance" />
          )}
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
