"use client";

import { useRouter } from "next/navigation";
import { PreviewDialog } from "@/components/changes/preview-dialog";
import { useIntegrationsChanged } from "@/components/integrations/changed-hook";
import { notify } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import type { Connection } from "@/lib/connections/connection";
import { useConnectionsScreen } from "./connections-context";
import { NextDefault } from "./next-default";
import { useNextDefault } from "./next-default-hook";

type DisconnectDialogProps = { connection: Connection; onClose: () => void; onDone?: () => void };

/** Ends an account: who loses or switches what, then the grant at the provider. */
export function DisconnectDialog({ connection, onClose, onDone }: DisconnectDialogProps) {
  const { organization, actions } = useConnectionsScreen();
  const changed = useIntegrationsChanged(organization.id);
  const router = useRouter();
  const next = useNextDefault(connection);
  const { id: connectionId, accountName, owner, provider } = connection;
  const target = { connectionId, ...next.input };

  if (next.isPending) return null;
  return (
    <PreviewDialog
      open
      onOpenChange={(open) => !open && onClose()}
      organizationId={organization.id}
      title={`Disconnect ${accountName} from ${owner.name}?`}
      change={{ kind: "disconnect", nodeId: owner.id, ...target }}
      onPreview={actions.preview}
      destructive
      confirmLabel={`Disconnect ${accountName}`}
      pendingText="Disconnecting…"
      choice={
        next.others.length > 0 && (
          <NextDefault
            going={connection}
            others={next.others}
            value={next.value}
            onChange={next.choose}
          />
        )
      }
      onConfirm={async (previewDigest) => {
        const { removalId } = unwrap(
          await actions.disconnectConnection(organization.id, { ...target, previewDigest }),
        );
        onDone?.();
        await changed();
        notify(`${accountName} is disconnected. Cleaning up at ${provider.name}…`, {
          label: "View receipt",
          onPress: () => router.push(`/${organization.slug}/-/receipts/${removalId}`),
        });
      }}
    />
  );
}
