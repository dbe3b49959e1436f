"use client";

import { useState } from "react";
import type { IntegrationActions } from "@/components/integrations/integration-actions";
import type { NodePlace, OrganizationPlace } from "@/components/integrations/place";
import { whyNotInstall } from "@/components/integrations/may-install";
import { NodePicker } from "@/components/tree/node-picker";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { ConnectFrame } from "./connect-frame";
import { ConnectWhat } from "./connect-what";

type Named = { id: string; name: string };

type ConnectAccountDialogProps = {
  organization: OrganizationPlace;
  actions: IntegrationActions;
  node: NodePlace | null;
  onClose: () => void;
  /** What was chosen is not installed there yet: that comes first, in its own window. */
  onInstall: (node: NodePlace, integration: Named) => void;
};

/** Where and what for, then the same frame as everywhere. */
export function ConnectAccountDialog(props: ConnectAccountDialogProps) {
  const { organization, actions, onClose, onInstall } = props;
  const [node, setNode] = useState(props.node);
  const [integration, setIntegration] = useState<Named>();
  const cancel = (
    <DialogFooter>
      {node && !props.node && (
        <Button className="mr-auto" variant="ghost" onClick={() => setNode(null)}>
          Choose another place
        </Button>
      )}
      <Button onClick={onClose}>Cancel</Button>
    </DialogFooter>
  );

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={
          integration && node
            ? `Connect ${integration.name} for ${node.name}`
            : node
              ? `Connect an account at ${node.name}`
              : "Connect an account"
        }
        dirty={integration !== undefined}
        {...(!node && {
          description: "Who owns it? Everything below that place can use it.",
        })}
      >
        {!node && (
          <>
            <DialogBody>
              <NodePicker
                label="Owner of the account"
                value={undefined}
                onChange={setNode}
                reason={whyNotInstall}
              />
            </DialogBody>
            {cancel}
          </>
        )}
        {node && !integration && (
          <>
            <DialogBody>
              <ConnectWhat
                organization={organization}
                node={node}
                onConnect={setIntegration}
                onInstall={(chosen) => onInstall(node, chosen)}
              />
            </DialogBody>
            {cancel}
          </>
        )}
        {node && integration && (
          <ConnectFrame
            layout="dialog"
            organization={organization}
            node={node}
            integration={integration.id}
            actions={actions}
            attemptId={null}
            reconnects={null}
            expectedAccount={null}
            onCancel={onClose}
            onDone={onClose}
          />
        )}
      </DialogContent>
    </Dialog>
  );
}
