"use client";

import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import type { IntegrationDetail } from "@/lib/installations/get";
import { useOverview } from "./overview-context";
import { panelHref } from "./panel-state";

/** Says who owns what cannot be edited here, and the two ways on. */
export function InheritedBanner({ detail }: { detail: IntegrationDetail }) {
  const { ask } = useOverview();
  const { installedAt, installedHere, can } = detail;
  if (installedHere || !installedAt) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-card border border-line bg-sunken px-4 py-3">
      <p className="grow">Set at {installedAt.name}.</p>
      {installedAt.path && (
        <ButtonLink size="small" href={panelHref(installedAt.path, detail.id)}>
          Open at {installedAt.name}
        </ButtonLink>
      )}
      {can.install && (
        <Button size="small" onClick={() => ask({ kind: "customize", row: detail })}>
          Customize here
        </Button>
      )}
    </div>
  );
}
