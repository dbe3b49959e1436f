"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { PreviewDialog } from "@/components/changes/preview-dialog";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { notify } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import { setOpen } from "./expansion";
import { useForgetTree } from "./forget-tree-hook";
import type { DialogNode } from "./dialog-node";
import { NodePicker, type PickedNode } from "./node-picker";

/** Moves a node: first where to, then what that changes. */
export function MoveNodeDialog({ node, onClose }: { node: DialogNode; onClose: () => void }) {
  const { organization, childKinds, actions } = useShell();
  const router = useRouter();
  const forgetTree = useForgetTree();
  const [target, setTarget] = useState<PickedNode>();
  const parentPath = node.path.slice(0, node.path.lastIndexOf("/"));

  if (target)
    return (
      <PreviewDialog
        open
        onOpenChange={(open) => !open && onClose()}
        organizationId={organization.id}
        title={`Move ${node.name} to ${target.name}?`}
        change={{ kind: "move", nodeId: node.id, parentId: target.id }}
        onPreview={actions.preview}
        confirmLabel={`Move ${node.name}`}
        pendingText="Moving…"
        onConfirm={async (previewDigest) => {
          const input = { nodeId: node.id, parentId: target.id, previewDigest };
          const moved = unwrap(await actions.move(organization.id, input));
          setOpen(organization.id, [target.id], true);
          notify(`${node.name} is now in ${target.name}. The old address still works.`);
          if (location.pathname.startsWith(node.path))
            router.replace(moved.path + location.pathname.slice(node.path.length));
          await forgetTree();
        }}
      >
        <p className="text-muted">
          Access: whoever has a role through the old place loses it; roles at {target.name} and
          above count from now on.
        </p>
      </PreviewDialog>
    );

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`Move ${node.name}`}
        description="What changes is shown before it does."
      >
        <DialogBody>
          <NodePicker
            label="Move to"
            value={undefined}
            onChange={setTarget}
            reason={(candidate) => {
              if (!childKinds[candidate.kind].includes(node.kind))
                return `a ${node.kind} cannot stand here`;
              if (candidate.path === parentPath) return "it is here now";
              if (candidate.role !== "admin" && candidate.role !== "owner")
                return `takes an admin of ${candidate.name}`;
              return undefined;
            }}
          />
        </DialogBody>
        <DialogFooter>
          <p className="mr-auto text-sm text-muted">Choose a place to go on.</p>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
