"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { RenewSetupDialog } from "@/components/connect-channel/renew-setup-dialog";
import { SectionError } from "@/components/section-error";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import type { Connection } from "@/lib/connections/connection";
import { ConnectFrame } from "./connect-frame";
import { useConnectionsScreen } from "./connections-context";
import { connectionQuery } from "./queries";

type ReconnectDialogProps = { connection: Connection; onClose: () => void };

/** Authorizes the same account anew: same row, same id. */
export function ReconnectDialog(props: ReconnectDialogProps) {
  const { organization, actions } = useConnectionsScreen();
  if (!props.connection.isSetup) return <ReconnectAccount {...props} />;
  return (
    <RenewSetupDialog
      {...props}
      organizationId={organization.id}
      connectSetup={actions.connectSetup}
    />
  );
}

function ReconnectAccount({ connection, onClose }: ReconnectDialogProps) {
  const { organization, actions } = useConnectionsScreen();
  const { id, accountName, owner, provider } = connection;
  const detail = useQuery(connectionQuery(organization.id, id));
  // What is asked for at the provider stays what it was; the integration only says for whom. It is
  // kept, because it may stop being listed while the person is at the provider.
  const [integration, setIntegration] = useState<string>();
  const found = detail.data?.integrations[0]?.id;
  if (integration === undefined && found !== undefined) setIntegration(found);

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={`Reconnect ${accountName} for ${owner.name}`} dirty>
        {integration !== undefined ? (
          <ConnectFrame
            layout="dialog"
            organization={organization}
            node={owner}
            integration={integration}
            actions={actions}
            attemptId={null}
            reconnects={id}
            expectedAccount={accountName}
            onCancel={onClose}
            onDone={onClose}
          />
        ) : (
          <>
            <DialogBody>
              {detail.isError ? (
                <SectionError
                  section="the account"
                  onRetry={() => void detail.refetch()}
                  pending={detail.isFetching}
                />
              ) : detail.data ? (
                <p>
                  No integration of {provider.name} is installed where {accountName} could be used.
                  Install one at {owner.name} or below, then reconnect it.
                </p>
              ) : (
                <SkeletonGroup label="Loading" className="flex flex-col gap-3">
                  <Skeleton className="h-5 w-4/5" />
                  <Skeleton className="h-5 w-3/5" />
                </SkeletonGroup>
              )}
            </DialogBody>
            <DialogFooter>
              <Button onClick={onClose}>Cancel</Button>
            </DialogFooter>
          </>
        )}
      </DialogContent>
    </Dialog>
  );
}
