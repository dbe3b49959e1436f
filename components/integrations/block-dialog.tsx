"use client";

import { useState } from "react";
import { PreviewDialog } from "@/components/changes/preview-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { notify } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import type { EffectiveIntegration } from "@/lib/installations/effective-integration";
import { agentsWords, lossWords } from "./agents-words";
import { useIntegrationsChanged } from "./changed-hook";
import { useOverview } from "./overview-context";

type BlockDialogProps = { row: EffectiveIntegration; open: boolean; onClose: () => void };

/** "Not here nor below", with the effects read first. */
export function BlockDialog({ row, open, onClose }: BlockDialogProps) {
  const { organization, node, actions } = useOverview();
  const changed = useIntegrationsChanged(organization.id);
  const [note, setNote] = useState("");
  const target = { nodeId: node.id, integration: row.id };

  return (
    <PreviewDialog
      open={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      organizationId={organization.id}
      title={`Block ${row.name} at ${node.name}?`}
      change={{ kind: "block", ...target }}
      onPreview={actions.preview}
      confirmLabel={({ agents }) => `Block for ${agentsWords(node, agents)}`}
      pendingText="Blocking…"
      onConfirm={async (previewDigest) => {
        unwrap(await actions.block(organization.id, { ...target, note, previewDigest }));
        await changed();
        notify(`${row.name} is blocked at ${node.name}.`);
      }}
    >
      {(preview) => (
        <>
          <p>{lossWords(preview)} Accounts stay connected.</p>
          <Field label="Note" help="Shown to everyone below.">
            {(control) => (
              <Input
                {...control}
                maxLength={200}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
    </PreviewDialog>
  );
}
