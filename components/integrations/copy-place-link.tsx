"use client";

import { CopyButton } from "@/components/copy-button";
import type { EffectiveIntegration } from "@/lib/installations/effective-integration";
import { useOrigin } from "./origin-hook";
import { useOverview } from "./overview-context";
import { panelHref } from "./panel-state";
import { sourceOf } from "./row-words";

type CopyPlaceLinkProps = { row: EffectiveIntegration; withText?: boolean; className?: string };

/** The address of what is to mend, for someone who may. */
export function CopyPlaceLink({ row, withText = false, className }: CopyPlaceLinkProps) {
  const { node } = useOverview();
  const origin = useOrigin();
  const path = row.block?.at.path ?? sourceOf(row, node)?.path ?? node.path;
  return (
    <CopyButton
      text={`${origin}${panelHref(path, row.id)}`}
      label="Copy link for them"
      withText={withText}
      className={className ?? ""}
    />
  );
}
