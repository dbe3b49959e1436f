"use client";

import type { ServerAction } from "@/components/server-action";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { DialogBody } from "@/components/ui/dialog-parts";
import type { Connection } from "@/lib/connections/connection";
import type { connectSetup as connectSetupOperation } from "@/lib/setups/connect";
import { SetupFields } from "./setup-fields";

type RenewSetupDialogProps = {
  organizationId: string;
  connection: Pick<Connection, "id" | "accountName" | "provider" | "owner">;
  connectSetup: ServerAction<typeof connectSetupOperation>;
  onClose: () => void;
};

/** Pastes anew what an account is opened with that makes things for agents. */
export function RenewSetupDialog(props: RenewSetupDialogProps) {
  const { organizationId, connection, connectSetup, onClose } = props;
  const { id, accountName, provider, owner } = connection;
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        title={`New credential for ${accountName}`}
        description="It stays the same account, with all that it made."
      >
        <DialogBody>
          <SetupFields
            organizationId={organizationId}
            nodeId={owner.id}
            setupProvider={provider.id}
            setupId={id}
            connectSetup={connectSetup}
            onDone={onClose}
          />
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
