"use client";

import { PreviewDialog } from "@/components/changes/preview-dialog";
import { notify } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import type { EffectiveIntegration } from "@/lib/installations/effective-integration";
import { agentsWords } from "./agents-words";
import { useIntegrationsChanged } from "./changed-hook";
import { useOverview } from "./overview-context";

type UnblockDialogProps = { row: EffectiveIntegration; open: boolean; onClose: () => void };

/** Lifts a block where it was set; what was installed below works again at once. */
export function UnblockDialog({ row, open, onClose }: UnblockDialogProps) {
  const { organization, node, actions } = useOverview();
  const changed = useIntegrationsChanged(organization.id);
  const target = { nodeId: node.id, integration: row.id };

  return (
    <PreviewDialog
      open={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      organizationId={organization.id}
      title={`Unblock ${row.name} at ${node.name}?`}
      change={{ kind: "unblock", ...target }}
      onPreview={actions.preview}
      confirmLabel={({ agents }) => `Unblock for ${agentsWords(node, agents)}`}
      pendingText="Unblocking…"
      onConfirm={async (previewDigest) => {
        unwrap(await actions.unblock(organization.id, { ...target, previewDigest }));
        await changed();
        notify(`${row.name} is no longer blocked at ${node.name}.`);
      }}
    />
  );
}
