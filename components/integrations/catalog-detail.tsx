"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { TextLink } from "@/components/ui/text-link";
import { SpendingHere } from "@/components/usage/spending-here";
import type { CatalogDetail as Detail } from "@/lib/installations/get-catalog-integration";
import { BrandIcon } from "./brand-icon";
import { accountKindWords, categoryWords, priceWords } from "./entry-words";
import { ForNode } from "./for-node";
import { InstallDialog } from "./install-dialog";
import { IntegrationAbout } from "./integration-about";
import type { IntegrationActions } from "./integration-actions";
import { panelHref } from "./panel-state";
import type { NodePlace, OrganizationPlace } from "./place";
import { catalogIntegrationQuery } from "./queries";
import { MarkPill } from "./status-pill";

type CatalogDetailProps = {
  organization: OrganizationPlace;
  node: NodePlace;
  integration: string;
  actions: IntegrationActions;
};

/** What an integration does, asks and leaves behind, before anybody installs it. */
export function CatalogDetail({ organization, node, integration, actions }: CatalogDetailProps) {
  const { data } = useSuspenseQuery(catalogIntegrationQuery(organization.id, node.id, integration));
  const [isInstalling, setInstalling] = useState(false);

  return (
    <>
      <header className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-3">
        <BrandIcon slug={data.icon} name={data.name} size="large" />
        <div className="min-w-0 grow">
          <h1 tabIndex={-1} className="text-xl font-semibold">
            {data.name}
          </h1>
          <p className="text-sm text-muted">
            {categoryWords[data.category]} · {accountKindWords(data)} · {priceWords(data)}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <ForNode node={node} />
          <Ways data={data} node={node} onInstall={() => setInstalling(true)} />
        </div>
      </header>
      <p className="mb-2 max-w-prose text-lg">{data.description}</p>
      <p className="mb-6 flex flex-wrap items-center gap-2">
        <MarkPill mark={data.mark}>{data.word}</MarkPill>
        <span className="text-muted">
          {[data.sentence, data.status === "available" ? null : data.who].filter(Boolean).join(" ")}
        </span>
      </p>
      <div className="flex flex-col gap-4 rounded-card border border-line bg-surface p-4 sm:p-6">
        <IntegrationAbout
          entry={data}
          spending={
            <SpendingHere organization={organization} node={node} integration={integration} />
          }
        />
        <Places data={data} />
      </div>
      <InstallDialog
        organization={organization}
        node={node}
        actions={actions}
        integration={integration}
        name={data.name}
        open={isInstalling}
        onClose={() => setInstalling(false)}
      />
    </>
  );
}

type WaysProps = { data: Detail; node: NodePlace; onInstall: () => void };

function Ways({ data, node, onInstall }: WaysProps) {
  if (data.installedHere)
    return <ButtonLink href={panelHref(node.path, data.id)}>Open at {node.name}</ButtonLink>;
  if (data.can.install)
    return (
      <Button variant="primary" onClick={onInstall}>
        Install on {node.name}
      </Button>
    );
  if (data.block) return <p className="text-sm text-muted">Blocked at {data.block.at.name}.</p>;
  const least = node.kind === "team" || node.kind === "organization" ? "an admin" : "a member";
  return (
    <p className="text-sm text-muted">
      Installing on {node.name} takes {least} of {node.name}.
    </p>
  );
}

function Places({ data }: { data: Detail }) {
  const { places, placesTotal, id } = data;
  return (
    <section className="grid gap-x-4 gap-y-1 sm:grid-cols-[10rem_minmax(0,1fr)]">
      <h2 className="font-semibold">Installed at</h2>
      {places.length === 0 ? (
        <p className="text-muted">no place that you may see</p>
      ) : (
        <ul className="flex flex-wrap gap-x-4 gap-y-2">
          {places.map(({ node, mark, word }) => (
            <li key={node.id} className="flex items-center gap-2">
              {node.path ? (
                <TextLink href={panelHref(node.path, id)}>{node.name}</TextLink>
              ) : (
                node.name
              )}
              <MarkPill mark={mark}>{word}</MarkPill>
            </li>
          ))}
          {placesTotal > places.length && (
            <li className="text-muted">and {placesTotal - places.length} more</li>
          )}
        </ul>
      )}
    </section>
  );
}
