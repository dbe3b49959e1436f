"use client";

import { cn } from "@/components/class-names";
import { Button } from "@/components/ui/button";
import { Item } from "@/components/ui/item";
import { ItemLink } from "@/components/ui/item-link";
import { TextLink } from "@/components/ui/text-link";
import type { EffectiveIntegration } from "@/lib/installations/effective-integration";
import { BrandIcon } from "./brand-icon";
import { CopyPlaceLink } from "./copy-place-link";
import { LifecycleSteps } from "./lifecycle-steps";
import { NextStep } from "./next-step";
import { useOverview } from "./overview-context";
import { panelHref, usePanel } from "./panel-state";
import { RowMenu } from "./row-menu";
import { accountWords, isAbove, sourceOf } from "./row-words";
import { SandboxPill } from "./sandbox-pill";
import { MarkPill } from "./status-pill";

/** One integration as it holds here: what is so, who can mend it, and the one next step. */
export function IntegrationRow({ row }: { row: EffectiveIntegration }) {
  const { node } = useOverview();
  const [panel, setPanel] = usePanel();
  const attention = row.group === "attention";

  return (
    <Item
      className="group/row"
      data-integration={row.id}
      selected={panel.open === row.id}
      media={<BrandIcon slug={row.icon} name={row.name} />}
      title={
        <ItemLink
          href={panelHref(node.path, row.id)}
          scroll={false}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            void setPanel({ open: row.id, view: null, at: null });
          }}
        >
          {row.name}
        </ItemLink>
      }
      badge={row.connection?.sandbox ? <SandboxPill /> : undefined}
      meta={<Source row={row} />}
      description={
        <>
          {row.sentence}
          {row.who !== null && ` ${row.who}`}
          {row.who !== null && !row.remedy && (
            <CopyPlaceLink row={row} className="relative z-10 ml-1" />
          )}
        </>
      }
      status={
        <div className="flex items-center gap-1">
          <div className="relative flex flex-col items-end gap-1.5">
            <MarkPill mark={row.mark} outline={attention && isAbove(row, node)}>
              {row.word}
            </MarkPill>
            {row.group !== "blocked" && (
              <LifecycleSteps
                step={row.step}
                stopped={row.mark === "stop"}
                className={cn(
                  row.status === "active" &&
                    "absolute top-full right-0 mt-1 opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 @max-[40rem]:hidden",
                )}
              />
            )}
          </div>
          <span className="relative z-10 @min-[40rem]:hidden">
            <RowMenu row={row} />
          </span>
        </div>
      }
      actions={<Actions row={row} />}
    />
  );
}

function Actions({ row }: { row: EffectiveIntegration }) {
  const { node } = useOverview();
  const [, setPanel] = usePanel();
  const asksWhy = node.kind === "agent" && row.connection && !row.remedy;
  return (
    <>
      <NextStep row={row} />
      {asksWhy && row.connection && (
        <Button
          aria-label={`Why ${row.connection.accountName} for ${row.name}?`}
          onClick={() => void setPanel({ open: row.id, view: "why", at: null })}
        >
          Why {row.connection.accountName}?
        </Button>
      )}
      <span className="@max-[40rem]:hidden">
        <RowMenu row={row} />
      </span>
    </>
  );
}

/** "octocat · from Growth" */
function Source({ row }: { row: EffectiveIntegration }) {
  const { node } = useOverview();
  const source = sourceOf(row, node);
  return (
    <>
      {row.connection && accountWords(row.connection)}
      {row.connection && source && " · "}
      {source && (
        <>
          from{" "}
          {source.path ? (
            <TextLink href={panelHref(source.path, row.id)}>{source.name}</TextLink>
          ) : (
            source.name
          )}
        </>
      )}
      {row.group === "blocked" && row.block && `at ${row.block.at.name}`}
      {!row.connection && !source && row.group !== "blocked" && categoryWords[row.category]}
    </>
  );
}

const categoryWords = { channel: "Channel", app: "App", platform: "Platform" } as const;
