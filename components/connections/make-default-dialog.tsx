"use client";

import { PreviewDialog } from "@/components/changes/preview-dialog";
import { useIntegrationsChanged } from "@/components/integrations/changed-hook";
import { notify } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import type { Connection } from "@/lib/connections/connection";
import { useConnectionsScreen } from "./connections-context";

type MakeDefaultDialogProps = { connection: Connection; onClose: () => void };

/** Makes an account the one that its node uses, with who switches to it read first. */
export function MakeDefaultDialog({ connection, onClose }: MakeDefaultDialogProps) {
  const { organization, actions } = useConnectionsScreen();
  const changed = useIntegrationsChanged(organization.id);
  const { id: connectionId, accountName, owner, provider } = connection;
  return (
    <PreviewDialog
      open
      onOpenChange={(open) => !open && onClose()}
      organizationId={organization.id}
      title={`Make ${accountName} the default for ${provider.name} at ${owner.name}?`}
      change={{ kind: "make_default", nodeId: owner.id, connectionId }}
      onPreview={actions.preview}
      confirmLabel="Make default"
      pendingText="Saving…"
      onConfirm={async (previewDigest) => {
        unwrap(
          await actions.updateConnection(organization.id, {
            connectionId,
            makeDefault: true,
            previewDigest,
          }),
        );
        await changed();
        notify(`${accountName} is the default for ${provider.name} at ${owner.name}.`);
      }}
    />
  );
}
