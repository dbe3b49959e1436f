"use client";

import { useState } from "react";
import { Plus } from "lucide-react";
import { InstallDialog } from "@/components/integrations/install-dialog";
import type { IntegrationActions } from "@/components/integrations/integration-actions";
import type { NodePlace, OrganizationPlace } from "@/components/integrations/place";
import { Button } from "@/components/ui/button";
import { ConnectAccountDialog } from "./connect-account-dialog";

type ConnectAccountProps = {
  organization: OrganizationPlace;
  actions: IntegrationActions;
  /** The node that will own the account; null: it is chosen first. */
  node: NodePlace | null;
};

type Installing = { node: NodePlace; integration: { id: string; name: string } };

/** The primary button of lists of accounts: where, for which integration, then the provider. */
export function ConnectAccount({ organization, actions, node }: ConnectAccountProps) {
  const [isOpen, setOpen] = useState(false);
  const [installing, setInstalling] = useState<Installing>();
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden strokeWidth={1.75} />
        Connect account
      </Button>
      {isOpen && (
        <ConnectAccountDialog
          organization={organization}
          actions={actions}
          node={node}
          onClose={() => setOpen(false)}
          onInstall={(at, integration) => {
            setOpen(false);
            setInstalling({ node: at, integration });
          }}
        />
      )}
      {installing && (
        <InstallDialog
          organization={organization}
          node={installing.node}
          actions={actions}
          integration={installing.integration.id}
          name={installing.integration.name}
          open
          onClose={() => setInstalling(undefined)}
        />
      )}
    </>
  );
}
