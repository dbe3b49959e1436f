"use client";

import { PreviewDialog } from "@/components/changes/preview-dialog";
import { plural } from "@/components/plural";
import { notify, notifyFailure } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import type { EffectiveIntegration } from "@/lib/installations/effective-integration";
import type { ChangePreview } from "@/lib/installations/preview-change";
import { agentsWords } from "./agents-words";
import { useIntegrationsChanged } from "./changed-hook";
import { useOverview } from "./overview-context";
import { usePanel } from "./panel-state";

type RemoveDialogProps = { row: EffectiveIntegration; open: boolean; onClose: () => void };

/** Takes an integration away from a place, with what that ends at the provider read first. */
export function RemoveDialog({ row, open, onClose }: RemoveDialogProps) {
  const { organization, node, actions } = useOverview();
  const changed = useIntegrationsChanged(organization.id);
  const [panel, setPanel] = usePanel();
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
        unwrap(await actions.remove(organization.id, { ...target, previewDigest }));
        if (panel.open === row.id) await setPanel(null);
        await changed();
        notify("Tools are off. Cleaning up…", {
          label: "Install again",
          onPress: () => void installAgain(),
        });
      }}
    >
      {(preview) => <p>{removalWords(row, preview)}</p>}
    </PreviewDialog>
  );
}

/** "Tools go off at once for 12 agents. Then at GitHub: revoke octocat's grant." */
function removalWords({ provider }: EffectiveIntegration, preview: ChangePreview): string {
  const off = `Tools go off at once for ${plural(preview.agents, "agent")}.`;
  const ending = preview.connections.filter(({ kept }) => kept === null);
  if (!provider || ending.length === 0) return off;
  const grants = ending.map(({ accountName }) => `${accountName}'s grant`);
  return `${off} Then at ${provider.name}: revoke ${new Intl.ListFormat("en").format(grants)}.`;
}
