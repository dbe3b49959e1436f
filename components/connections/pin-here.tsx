"use client";

import { useQuery } from "@tanstack/react-query";
import { useOverview } from "@/components/integrations/overview-context";
import { integrationQuery } from "@/components/integrations/queries";
import { PinDialog } from "./pin-dialog";

type PinHereProps = { integration: string; onClose: () => void };

/** The pin dialog of a row of the page, whose accounts are read first. */
export function PinHere({ integration, onClose }: PinHereProps) {
  const { organization, node, actions } = useOverview();
  const { data } = useQuery(integrationQuery(organization.id, node.id, integration));
  if (!data) return null;
  return (
    <PinDialog
      organization={organization}
      node={node}
      detail={data}
      actions={actions}
      onClose={onClose}
    />
  );
}
