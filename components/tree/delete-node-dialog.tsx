"use client";

import { useRouter } from "next/navigation";
import { PreviewDialog } from "@/components/changes/preview-dialog";
import { inWords, plural } from "@/components/plural";
import { useShell } from "@/components/shell/shell-context";
import { notify } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import type { ChangePreview } from "@/lib/installations/preview-change";
import { useForgetTree } from "./forget-tree-hook";
import type { DialogNode } from "./dialog-node";

/** Deletes a node with all that is below, after the list of what is lost. */
export function DeleteNodeDialog({ node, onClose }: { node: DialogNode; onClose: () => void }) {
  const { organization, actions } = useShell();
  const router = useRouter();
  const forgetTree = useForgetTree();
  return (
    <PreviewDialog
      open
      onOpenChange={(open) => !open && onClose()}
      organizationId={organization.id}
      title={`Delete ${node.name}?`}
      change={{ kind: "delete", nodeId: node.id }}
      onPreview={actions.preview}
      confirmLabel={`Delete ${node.name}`}
      pendingText="Deleting…"
      destructive
      typedName={(preview) =>
        node.kind === "organization" || (node.kind !== "agent" && preview.agents > 0)
          ? node.name
          : null
      }
      onConfirm={async (previewDigest) => {
        const { parentPath } = unwrap(
          await actions.remove(organization.id, { nodeId: node.id, previewDigest }),
        );
        notify(`${node.name} is deleted.`);
        if (parentPath === null) router.replace("/");
        else if (location.pathname.startsWith(node.path)) router.replace(parentPath);
        await forgetTree(node.id);
      }}
    >
      {(preview) => <p>{deletedWords(preview)}</p>}
    </PreviewDialog>
  );
}

/** "Deletes 3 agents, 2 installations and 1 connection." */
function deletedWords({ deleted, connections }: ChangePreview): string {
  const parts = [
    [deleted?.teams ?? 0, "team"],
    [deleted?.projects ?? 0, "project"],
    [deleted?.agents ?? 0, "agent"],
    [deleted?.installations ?? 0, "installation"],
    [connections.length, "connection"],
  ] as const;
  const present = parts.filter(([count]) => count > 0).map(([count, word]) => plural(count, word));
  const ended =
    connections.length > 0 ? " Tools go off at once; access is then ended at the providers." : "";
  return `Deletes ${inWords(present)}.${ended}`;
}
