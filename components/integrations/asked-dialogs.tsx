"use client";

import { useState } from "react";
import { PinHere } from "@/components/connections/pin-here";
import { RaiseBudget } from "@/components/usage/raise-budget";
import { TopUpHere } from "@/components/usage/top-up-here";
import type { Asked } from "./overview-context";
import { BlockDialog } from "./block-dialog";
import { InstallDialog } from "./install-dialog";
import { useOverview } from "./overview-context";
import { RemoveDialog } from "./remove-dialog";
import { UnblockDialog } from "./unblock-dialog";

type AskedDialogsProps = { asked: Asked | null; onClose: () => void };

/** The dialog of whatever was asked for last; it keeps its words while it closes. */
export function AskedDialogs({ asked, onClose }: AskedDialogsProps) {
  const { organization, node, actions } = useOverview();
  const [last, setLast] = useState(asked);
  if (asked && asked !== last) setLast(asked);
  if (!last) return null;
  const props = { row: last.row, open: asked !== null, onClose };
  switch (last.kind) {
    case "block":
      return <BlockDialog key={last.row.id} {...props} />;
    case "unblock":
      return <UnblockDialog {...props} />;
    case "remove":
      return <RemoveDialog {...props} />;
    case "pin":
      return props.open && <PinHere integration={last.row.id} onClose={onClose} />;
    case "raise":
      return (
        props.open &&
        last.row.budget && (
          <RaiseBudget
            organizationId={organization.id}
            node={last.row.budget.at}
            budgetId={last.row.budget.id}
            actions={actions}
            onClose={onClose}
          />
        )
      );
    case "top_up":
      return (
        props.open && (
          <TopUpHere
            organization={organization}
            actions={actions}
            returnTo={node.path}
            onClose={onClose}
          />
        )
      );
    case "customize":
      return (
        <InstallDialog
          organization={organization}
          node={node}
          actions={actions}
          integration={last.row.id}
          name={last.row.name}
          open={props.open}
          onClose={onClose}
        />
      );
  }
}
