"use client";

import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import type { EffectiveIntegration } from "@/lib/installations/effective-integration";
import { useOverview } from "./overview-context";
import { panelHref, usePanel } from "./panel-state";
import { nodeNamed } from "./row-words";

type NextStepProps = { row: EffectiveIntegration; primary?: boolean };

/** The one button of a row: what its sentence asks for, for a viewer who may do it. */
export function NextStep({ row, primary = false }: NextStepProps) {
  const { organization, node, ask } = useOverview();
  const [, setPanel] = usePanel();
  const { remedy } = row;
  if (!remedy) return null;
  const place = remedy.nodeId === node.id ? node : nodeNamed(row, remedy.nodeId);
  const variant = primary ? "primary" : "secondary";
  const what = remedy.label.includes(row.name) ? "" : `${row.name} `;
  const label =
    remedy.action === "raise_budget"
      ? `${remedy.label} of ${place?.name ?? node.name}, to resume ${row.name}`
      : `${remedy.label} ${what}at ${place?.name ?? node.name}`;
  const here = remedy.nodeId === node.id;

  if (remedy.action === "install") return null;
  if (remedy.action === "open_provider_app" || remedy.action === "view_receipt") {
    const page = remedy.action === "view_receipt" ? receiptPage(row) : "apps";
    return (
      <ButtonLink variant={variant} href={`/${organization.slug}/-/${page}`} aria-label={label}>
        {remedy.label}
      </ButtonLink>
    );
  }
  if (remedy.action === "top_up")
    return (
      <Button
        variant={variant}
        aria-label={`Top up ${organization.name}, to resume ${row.name}`}
        onClick={() => ask({ kind: "top_up", row })}
      >
        {remedy.label}
      </Button>
    );
  if (remedy.action === "raise_budget")
    return (
      <Button variant={variant} aria-label={label} onClick={() => ask({ kind: "raise", row })}>
        {remedy.label}
      </Button>
    );
  if (remedy.action === "unblock" && here)
    return (
      <Button variant={variant} aria-label={label} onClick={() => ask({ kind: "unblock", row })}>
        {remedy.label}
      </Button>
    );
  const settles = remedy.action === "open_settings" || remedy.action === "unblock";
  if (settles && !here) {
    if (!place?.path) return null;
    const view = remedy.action === "open_settings" ? "settings" : undefined;
    return (
      <ButtonLink variant={variant} href={panelHref(place.path, row.id, view)}>
        Open at {place.name}
      </ButtonLink>
    );
  }
  return (
    <Button
      variant={variant}
      aria-label={label}
      onClick={() =>
        void setPanel({
          open: row.id,
          view: remedy.action === "open_settings" ? "settings" : "connect",
          at: here ? null : remedy.nodeId,
        })
      }
    >
      {remedy.label}
    </Button>
  );
}

/** The receipt of the clean-up that goes on; the list where it is not known. */
const receiptPage = ({ removalId }: EffectiveIntegration): string =>
  removalId === null ? "receipts" : `receipts/${removalId}`;
