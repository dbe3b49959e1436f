"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { BrandIcon } from "@/components/integrations/brand-icon";
import { HealthPill } from "@/components/connections/health-pill";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { plural } from "@/components/plural";
import type { ServerAction } from "@/components/server-action";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { DialogBody } from "@/components/ui/dialog-parts";
import { Item, ItemList } from "@/components/ui/item";
import { ItemLink } from "@/components/ui/item-link";
import type { connectSetup } from "@/lib/setups/connect";
import { type Setups, setupsQuery } from "./queries";
import { RenewSetupDialog } from "./renew-setup-dialog";
import { SetupFields } from "./setup-fields";

type Provider = Setups["providers"][number];
type Setup = Setups["setups"][number];

type SetupListProps = {
  organization: { id: string; name: string; slug: string };
  /** Whether the viewer is an admin of the organization. */
  mayChange: boolean;
  connectSetup: ServerAction<typeof connectSetup>;
};

const nouns = { app: "app", bot: "bot", number: "number" } as const;

/** The accounts that make apps, bots and numbers for agents, by what they are at. */
export function SetupList({ organization, mayChange, connectSetup }: SetupListProps) {
  const { data } = useSuspenseQuery(setupsQuery(organization.id, organization.id));
  const [adding, setAdding] = useState<Provider>();
  const [renewing, setRenewing] = useState<Setup>();
  return (
    <>
      <ItemList aria-label="Accounts that make channels">
        {data.providers.flatMap((provider) => {
          const own = data.setups.filter(
            ({ connection }) => connection.provider.id === provider.id,
          );
          return [
            ...own.map((setup) => (
              <SetupRow
                key={setup.connection.id}
                setup={setup}
                makes={provider.makes}
                slug={organization.slug}
                onRenew={
                  mayChange && setup.connection.owner.id === organization.id
                    ? () => setRenewing(setup)
                    : undefined
                }
              />
            )),
            <Item
              key={provider.id}
              media={<BrandIcon slug={null} name={provider.name} />}
              title={provider.name}
              description={offerOf(provider, own.length)}
              actions={
                mayChange && (
                  <Button
                    size="small"
                    aria-label={`Add ${provider.name}`}
                    onClick={() => setAdding(provider)}
                  >
                    Add…
                  </Button>
                )
              }
            />,
          ];
        })}
      </ItemList>
      {!mayChange && (
        <p className="mt-2 text-sm text-muted">An admin of {organization.name} can add them.</p>
      )}
      {renewing && (
        <RenewSetupDialog
          organizationId={organization.id}
          connection={renewing.connection}
          connectSetup={connectSetup}
          onClose={() => setRenewing(undefined)}
        />
      )}
      {adding && (
        <Dialog open onOpenChange={(isOpen) => !isOpen && setAdding(undefined)}>
          <DialogContent
            title={`Add ${adding.name}`}
            description={`Once for all agents of ${organization.name}.`}
          >
            <DialogBody>
              <SetupFields
                organizationId={organization.id}
                nodeId={organization.id}
                setupProvider={adding.id}
                connectSetup={connectSetup}
                onDone={() => setAdding(undefined)}
              />
            </DialogBody>
          </DialogContent>
        </Dialog>
      )}
    </>
  );
}

function offerOf({ makes, serverAccount }: Provider, own: number): string {
  const what = `Makes ${makes === "app" ? "an app" : `a ${nouns[makes]}`} for each agent that asks for one.`;
  if (own > 0) return `${what} Another one can be added.`;
  return serverAccount ? `${what} This server has an account of its own.` : `${what} None yet.`;
}

function SetupRow({
  setup,
  makes,
  slug,
  onRenew,
}: {
  setup: Setup;
  makes: Provider["makes"];
  slug: string;
  onRenew: (() => void) | undefined;
}) {
  const { connection, made } = setup;
  const { accountName, provider, world, owner } = connection;
  return (
    <Item
      media={<BrandIcon slug={null} name={provider.name} />}
      title={<ItemLink href={`/${slug}/-/connections/${connection.id}`}>{accountName}</ItemLink>}
      badge={world === "sandbox" && <SandboxPill />}
      meta={provider.name}
      description={`${made === 0 ? "Made nothing yet" : `Made ${plural(made, nouns[makes])}`} · at ${owner.name}`}
      status={<HealthPill connection={connection} />}
      actions={
        onRenew && (
          <Button
            size="small"
            aria-label={`New credential for ${accountName}`}
            onClick={() => onRenew()}
          >
            New credential…
          </Button>
        )
      }
    />
  );
}
