"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Plus } from "lucide-react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { InstallDialog } from "./install-dialog";
import type { IntegrationActions } from "./integration-actions";
import { IntegrationPicker } from "./integration-picker";
import { usePanel } from "./panel-state";
import type { NodePlace, OrganizationPlace } from "./place";
import { integrationsQuery } from "./queries";

type AddIntegrationProps = {
  organization: OrganizationPlace;
  node: NodePlace;
  actions: IntegrationActions;
};

const editable =
  "input, textarea, select, [contenteditable=true], [role=menu], [role=dialog], [role=alertdialog], [role=tree]";

/** The primary button of a node: choose an integration, then install it here. Key `i`. */
export function AddIntegration({ organization, node, actions }: AddIntegrationProps) {
  const { data } = useQuery(integrationsQuery(organization.id, node.id));
  const [isPicking, setPicking] = useState(false);
  const [picked, setPicked] = useState<{ id: string; name: string } | null>(null);
  const [isInstalling, setInstalling] = useState(false);
  const [, setPanel] = usePanel();
  const { singleKeys } = useShell();
  // Whoever may neither install anything new nor change what is here has no use for it.
  const mayInstall = data?.integrations.some(({ can }) => can.install || can.configure) ?? false;

  useEffect(() => {
    if (!mayInstall || !singleKeys) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "i" || event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(editable)) return;
      event.preventDefault();
      setPicking(true);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [mayInstall, singleKeys]);

  if (!mayInstall) return null;
  return (
    <>
      <Button variant="primary" onClick={() => setPicking(true)}>
        <Plus aria-hidden strokeWidth={1.75} />
        Add integration
      </Button>
      <IntegrationPicker
        organization={organization}
        node={node}
        open={isPicking}
        onOpenChange={setPicking}
        onPick={(entry) => {
          setPicking(false);
          if (entry.installedHere) return void setPanel({ open: entry.id, view: null, at: null });
          setPicked({ id: entry.id, name: entry.name });
          setInstalling(true);
        }}
      />
      {picked !== null && (
        <InstallDialog
          key={picked.id}
          organization={organization}
          node={node}
          actions={actions}
          integration={picked.id}
          name={picked.name}
          open={isInstalling}
          onClose={() => setInstalling(false)}
        />
      )}
    </>
  );
}
