"use client";

import { useRef, useState } from "react";
import { PreviewDialog } from "@/components/changes/preview-dialog";
import { useIntegrationsChanged } from "@/components/integrations/changed-hook";
import { plural } from "@/components/plural";
import { NodePicker, type PickedNode } from "@/components/tree/node-picker";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { notify } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import type { Connection } from "@/lib/connections/connection";
import { useConnectionsScreen } from "./connections-context";
import { NextDefault } from "./next-default";
import { useNextDefault } from "./next-default-hook";

type MoveConnectionDialogProps = { connections: readonly Connection[]; onClose: () => void };

/**
 * Moves accounts to another place: first where to, then what each of them changes. Several are asked
 * about one after the other, because what one changes is what the next one's preview starts from.
 */
export function MoveConnectionDialog({ connections, onClose }: MoveConnectionDialogProps) {
  const [target, setTarget] = useState<PickedNode>();
  const [at, setAt] = useState(0);
  const [first] = connections;
  const moving = target && connections.filter(({ owner }) => owner.id !== target.id);
  const connection = moving?.[at];
  if (!first) return null;

  if (target && moving && connection)
    return (
      <Move
        key={connection.id}
        connection={connection}
        target={target}
        place={moving.length > 1 ? ` ${String(at + 1)} of ${String(moving.length)}:` : ""}
        onCancel={onClose}
        onMoved={() => {
          if (at + 1 < moving.length) setAt(at + 1);
          else onClose();
        }}
      />
    );
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={
          connections.length === 1
            ? `Move ${first.accountName}`
            : `Move ${plural(connections.length, "account")}`
        }
        description="What changes is shown before it does."
      >
        <DialogBody>
          <NodePicker
            label="Move to"
            value={undefined}
            onChange={setTarget}
            reason={(node) => {
              if (connections.every(({ owner }) => owner.id === node.id)) return "it is here now";
              if (node.role !== "admin" && node.role !== "owner")
                return `takes an admin of ${node.name}`;
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

type MoveProps = {
  connection: Connection;
  target: PickedNode;
  /** " 1 of 3:" where several are moved. */
  place: string;
  onCancel: () => void;
  onMoved: () => void;
};

function Move({ connection, target, place, onCancel, onMoved }: MoveProps) {
  const { organization, actions } = useConnectionsScreen();
  const changed = useIntegrationsChanged(organization.id);
  const next = useNextDefault(connection);
  const { id: connectionId, accountName, owner } = connection;
  const isDone = useRef(false);
  const input = { connectionId, toNodeId: target.id, ...next.input };

  if (next.isPending) return null;
  return (
    <PreviewDialog
      open
      // It closes itself when it is through.
      onOpenChange={(open) => {
        if (open) return;
        if (isDone.current) onMoved();
        else onCancel();
      }}
      organizationId={organization.id}
      title={`Move${place} ${accountName} to ${target.name}?`}
      change={{ kind: "move_connection", nodeId: owner.id, ...input }}
      onPreview={actions.preview}
      confirmLabel={`Move to ${target.name}`}
      pendingText="Moving…"
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
        unwrap(await actions.moveConnection(organization.id, { ...input, previewDigest }));
        isDone.current = true;
        await changed();
        notify(`${accountName} now belongs to ${target.name}.`);
      }}
    />
  );
}
