"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useState } from "react";
import { InstallDialog } from "@/components/integrations/install-dialog";
import type { IntegrationActions } from "@/components/integrations/integration-actions";
import { IntegrationPicker } from "@/components/integrations/integration-picker";
import { usePanel } from "@/components/integrations/panel-state";
import type { NodePlace, OrganizationPlace } from "@/components/integrations/place";
import { integrationsQuery } from "@/components/integrations/queries";
import { Button } from "@/components/ui/button";

type AddChannelProps = {
  organization: OrganizationPlace;
  node: NodePlace;
  actions: IntegrationActions;
};

/** Chooses among the channels of the catalog; `?add=channel` opens it. */
export function AddChannel({ organization, node, actions }: AddChannelProps) {
  const { data } = useQuery(integrationsQuery(organization.id, node.id));
  const [adding, setAdding] = useQueryState("add", parseAsStringLiteral(["channel"]));
  const [isPicking, setPicking] = useState(false);
  const [installing, setInstalling] = useState<{ id: string; name: string } | null>(null);
  const [, setPanel] = usePanel();
  const channels = data?.integrations.filter(({ category }) => category === "channel") ?? [];
  if (!channels.some(({ can }) => can.install || can.connect)) return null;

  const close = () => {
    setPicking(false);
    if (adding !== null) void setAdding(null);
  };
  const pick = (entry: { id: string; name: string }) => {
    const effective = channels.find(({ id }) => id === entry.id);
    // Installed above, it only lacks the agent's own account.
    if (effective?.installedAt && effective.can.connect)
      return void setPanel({
        open: entry.id,
        view: effective.connection === null ? "connect" : null,
        at: null,
      });
    if (effective?.installedHere) return void setPanel({ open: entry.id, view: null, at: null });
    setInstalling(entry);
  };

  return (
    <>
      <Button size="small" onClick={() => setPicking(true)}>
        Add channel
      </Button>
      <IntegrationPicker
        title={`Add a channel to ${node.name}`}
        category="channel"
        organization={organization}
        node={node}
        open={isPicking || adding !== null}
        onOpenChange={(open) => !open && close()}
        onPick={({ id, name }) => {
          close();
          pick({ id, name });
        }}
      />
      {installing !== null && (
        <InstallDialog
          key={installing.id}
          organization={organization}
          node={node}
          actions={actions}
          integration={installing.id}
          name={installing.name}
          open
          onClose={() => setInstalling(null)}
        />
      )}
    </>
  );
}
