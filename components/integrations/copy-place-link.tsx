"use client";

import { CopyButton } from "@/components/copy-button";
import type { EffectiveIntegration } from "@/lib/installations/effective-integration";
import { useOrigin } from "./origin-hook";
import { type Overview, useOverview } from "./overview-context";
import { panelHref } from "./panel-state";
import { sourceOf } from "./row-words";

type CopyPlaceLinkProps = { row: EffectiveIntegration; withText?: boolean; className?: string };

/** The address of what is to mend, for someone who may. */
export function CopyPlaceLink({ row, withText = false, className }: CopyPlaceLinkProps) {
  const overview = useOverview();
  const origin = useOrigin();
  return (
    <CopyButton
      text={`${origin}${mendedAt(row, overview)}`}
      label="Copy link for them"
      withText={withText}
      className={className ?? ""}
    />
  );
}

/** The page on which somebody else lifts what stands in the way. */
function mendedAt(row: EffectiveIntegration, { organization, node }: Overview): string {
  if (row.status === "paused")
    return row.budget
      ? `${row.budget.at.path ?? node.path}?tab=settings`
      : `/${organization.slug}/-/usage`;
  const path = row.block?.at.path ?? sourceOf(row, node)?.path ?? node.path;
  return panelHref(path, row.id);
}
