"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import { PriceTable } from "@/components/usage/price-table";
import { SpendingHere } from "@/components/usage/spending-here";
import type { IntegrationDetail } from "@/lib/installations/get";
import { EffectChip } from "./effect-chip";
import { InheritedBanner } from "./inherited-banner";
import { useOverview } from "./overview-context";
import { PanelAccount } from "./panel-account";
import { PanelStatus } from "./panel-status";
import { panelHref, usePanel } from "./panel-state";
import { valueWords } from "./value-words";

/** The whole of an integration at a place: how it stands, its account, settings and tools. */
export function PanelSummary({ detail }: { detail: IntegrationDetail }) {
  const { organization, node } = useOverview();
  return (
    <div className="flex flex-col gap-6">
      <PanelStatus row={detail} />
      <InheritedBanner detail={detail} />
      {detail.provider && <PanelAccount detail={detail} />}
      <Settings detail={detail} />
      {detail.prices.length > 0 && (
        <Section title="Prices">
          <div className="flex flex-col gap-2">
            <PriceTable name={detail.name} prices={detail.prices} />
            <SpendingHere organization={organization} node={node} integration={detail.id} />
          </div>
        </Section>
      )}
      <Section title={`Tools ${String(detail.tools.length)}`}>
        <ul className="flex flex-col gap-2">
          {detail.tools.map(({ name, title, effect }) => (
            <li key={name} className="flex flex-wrap items-baseline justify-between gap-x-2">
              <span className="min-w-0">
                {title} <code className="font-mono text-xs break-all text-muted">{name}</code>
              </span>
              <EffectChip effect={effect} />
            </li>
          ))}
        </ul>
        {node.kind === "agent" && detail.status === "active" && (
          <p className="mt-2">
            <TextLink href={`${node.path}?tab=tools`}>Try a tool as {node.name}</TextLink>
          </p>
        )}
      </Section>
    </div>
  );
}

function Settings({ detail }: { detail: IntegrationDetail }) {
  const { node } = useOverview();
  const [, setPanel] = usePanel();
  if (detail.settings.length === 0) return null;
  return (
    <Section
      title="Settings"
      action={
        detail.can.configure && (
          <Button size="small" onClick={() => void setPanel({ view: "settings" })}>
            Edit settings
          </Button>
        )
      }
    >
      <dl className="flex flex-col gap-2">
        {detail.settings.map(({ key, schema, value, setAt, required }) => (
          <div key={key}>
            <dt className="text-sm text-muted">
              {typeof schema.title === "string" ? schema.title : key}
            </dt>
            <dd className="min-w-0 break-words">
              {required && (value === null || value === undefined)
                ? "needed, not set"
                : valueWords(value)}
              <span className="text-sm text-muted">
                {setAt === null ? "" : setAt.id === node.id ? " · set here" : " · from "}
                {setAt !== null &&
                  setAt.id !== node.id &&
                  (setAt.path ? (
                    <TextLink href={panelHref(setAt.path, detail.id, "settings")}>
                      {setAt.name}
                    </TextLink>
                  ) : (
                    setAt.name
                  ))}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

type SectionProps = { title: string; action?: ReactNode; children: ReactNode };

function Section({ title, action, children }: SectionProps) {
  return (
    <section>
      <div className="mb-2 flex min-h-8 items-center justify-between gap-2">
        <h3 className="font-semibold">{title}</h3>
        {action}
      </div>
      {children}
    </section>
  );
}
