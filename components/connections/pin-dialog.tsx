"use client";

import { useState } from "react";
import { PreviewDialog } from "@/components/changes/preview-dialog";
import { useIntegrationsChanged } from "@/components/integrations/changed-hook";
import type { IntegrationActions } from "@/components/integrations/integration-actions";
import type { NodePlace, OrganizationPlace } from "@/components/integrations/place";
import { accountWords } from "@/components/integrations/row-words";
import { RadioGroup, RadioOption } from "@/components/ui/radio-group";
import { notify } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import type { IntegrationDetail } from "@/lib/installations/get";
import { isPinnedHere } from "./may-pin";

type PinDialogProps = {
  organization: OrganizationPlace;
  node: NodePlace;
  detail: IntegrationDetail;
  actions: Pick<IntegrationActions, "configure" | "preview">;
  onClose: () => void;
};

const followDefault = "default";

/** Chooses the account that an installation uses, whatever the default is, or lets the default decide. */
export function PinDialog({ organization, node, detail, actions, onClose }: PinDialogProps) {
  const changed = useIntegrationsChanged(organization.id);
  const { connection, pinnable } = detail;
  const [accounts] = useState(pinnable);
  const other = accounts.find(({ id }) => id !== connection?.id);
  const [value, setValue] = useState(other && !isPinnedHere(detail) ? other.id : followDefault);
  const chosen = accounts.find(({ id }) => id === value);
  const connectionId = chosen?.id ?? null;

  return (
    <PreviewDialog
      open
      onOpenChange={(open) => !open && onClose()}
      organizationId={organization.id}
      title={
        chosen
          ? `Pin ${chosen.accountName} for ${detail.name} at ${node.name}?`
          : `Follow the default for ${detail.name} at ${node.name}?`
      }
      change={{ kind: "pin", nodeId: node.id, integration: detail.id, connectionId }}
      onPreview={actions.preview}
      confirmLabel={chosen ? `Pin ${chosen.accountName}` : "Follow the default"}
      pendingText="Saving…"
      choice={
        <RadioGroup aria-label="Account" value={value} onValueChange={setValue}>
          {accounts.map((account) => (
            <RadioOption
              key={account.id}
              value={account.id}
              label={accountWords(account)}
              help={`owned by ${account.owner.name}${account.id === connection?.id ? ", used now" : ""}`}
            />
          ))}
          <RadioOption
            value={followDefault}
            label="Follow the default"
            help={`The nearest default at ${node.name} or above is used, whichever it is.`}
          />
        </RadioGroup>
      }
      onConfirm={async (previewDigest) => {
        unwrap(
          await actions.configure(organization.id, {
            nodeId: node.id,
            integration: detail.id,
            connection: connectionId,
            previewDigest,
          }),
        );
        await changed();
        notify(
          chosen
            ? `${chosen.accountName} is pinned for ${detail.name} at ${node.name}.`
            : `${detail.name} at ${node.name} follows the default.`,
        );
      }}
    />
  );
}
