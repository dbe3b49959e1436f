"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { PreviewDialog } from "@/components/changes/preview-dialog";
import { notify, notifyFailure } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import type { EffectiveIntegration } from "@/lib/installations/effective-integration";
import type { ChangePreview } from "@/lib/installations/preview-change";
import { agentsWords } from "./agents-words";
import { useIntegrationsChanged } from "./changed-hook";
import { useOverview } from "./overview-context";
import { usePanel } from "./panel-state";
import { catalogIntegrationQuery } from "./queries";

type RemoveDialogProps = { row: EffectiveIntegration; open: boolean; onClose: () => void };

/** Takes an integration away from a place, with what that ends at the provider read first. */
export function RemoveDialog({ row, open, onClose }: RemoveDialogProps) {
  const { organization, node, actions } = useOverview();
  const changed = useIntegrationsChanged(organization.id);
  const [panel, setPanel] = usePanel();
  const router = useRouter();
  const target = { nodeId: node.id, integration: row.id };

  const installAgain = async () => {
    const outcome = await actions.install(organization.id, target);
    if (!outcome.ok) notifyFailure(outcome.problem.detail);
    await changed();
  };

  return (
    <PreviewDialog
      open={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      organizationId={organization.id}
      title={`Remove ${row.name} from ${node.name}?`}
      change={{ kind: "remove", ...target }}
      onPreview={actions.preview}
      destructive
      confirmLabel={({ agents }) => `Remove from ${agentsWords(node, agents)}`}
      pendingText="Removing…"
      onConfirm={async (previewDigest) => {
        const { removalId } = unwrap(
          await actions.remove(organization.id, { ...target, previewDigest }),
        );
        if (panel.open === row.id) await setPanel(null);
        await changed();
        notify(
          "Tools are off. Cleaning up…",
          {
            label: "View receipt",
            onPress: () => router.push(`/${organization.slug}/-/receipts/${removalId}`),
          },
          { label: "Install again", onPress: () => void installAgain() },
        );
      }}
    >
      {(preview) => <KeyRemoval row={row} preview={preview} />}
    </PreviewDialog>
  );
}

/** What removing does where a key was pasted, which only its own manifest knows. */
function KeyRemoval({ row, preview }: { row: EffectiveIntegration; preview: ChangePreview }) {
  const { organization, node } = useOverview();
  const { data } = useQuery(catalogIntegrationQuery(organization.id, node.id, row.id));
  const ends = preview.connections.some(({ kept }) => kept === null);
  return ends && data?.connect.kind === "key" ? <p>{data.removal}</p> : null;
}
