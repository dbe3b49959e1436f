"use client";

import type { EffectiveIntegration } from "@/lib/installations/effective-integration";
import { BrandIcon } from "./brand-icon";
import { CopyPlaceLink } from "./copy-place-link";
import { LifecycleSteps } from "./lifecycle-steps";
import { NextStep } from "./next-step";
import { useOverview } from "./overview-context";
import { isAbove } from "./row-words";
import { MarkPill } from "./status-pill";

/** How an integration stands here, what to do and who can: the row's truth with more room. */
export function PanelStatus({ row }: { row: EffectiveIntegration }) {
  const { node } = useOverview();
  return (
    <section aria-label="Status" className="flex flex-col gap-3">
      <div className="flex items-center gap-3">
        <BrandIcon slug={row.icon} name={row.name} size="large" />
        <div className="min-w-0">
          <MarkPill mark={row.mark} outline={row.group === "attention" && isAbove(row, node)}>
            {row.word}
          </MarkPill>
          <p className="mt-1 text-sm text-muted">{row.description}</p>
        </div>
      </div>
      <p>
        {row.sentence}
        {row.who !== null && ` ${row.who}`}
      </p>
      {row.remedy ? (
        <div>
          <NextStep row={row} primary />
        </div>
      ) : (
        row.who !== null && (
          <div>
            <CopyPlaceLink row={row} withText />
          </div>
        )
      )}
      {row.status !== "blocked" && (
        <LifecycleSteps step={row.step} stopped={row.mark === "stop"} withWords />
      )}
    </section>
  );
}
