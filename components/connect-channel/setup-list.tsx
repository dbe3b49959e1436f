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
import { SetupFields } from "./setup-fields";

type Provider = Setups["providers"][number];
type Setup = Setups["setups"][number];

type SetupListProps = {
  organization: { id: string; name: string; slug: string };
  /** Whether the viewer is an admin of the organization. */
  mayChange: boolean;
  connectSetup: ServerAction<typeof connectSetup>;
};

/** With a setup: what it is opened with is pasted anew. */
type Adding = { provider: Provider; setup?: Setup };

const nouns = { app: "app", bot: "bot", number: "number" } as const;

/** The accounts that make apps, bots and numbers for agents, by what they are at. */
export function SetupList({ organization, mayChange, connectSetup }: SetupListProps) {
  const { data } = useSuspenseQuery(setupsQuery(organization.id, organization.id));
  const [adding, setAdding] = useState<Adding>();
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
                    ? () => setAdding({ provider, setup })
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
                    onClick={() => setAdding({ provider })}
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
      {adding && (
        <Dialog open onOpenChange={(isOpen) => !isOpen && setAdding(undefined)}>
          <DialogContent
            title={
              adding.setup
                ? `New credential for ${adding.setup.connection.accountName}`
                : `Add ${adding.provider.name}`
            }
            description={
              adding.setup
                ? "The same account keeps what it made."
                : `Once for all agents of ${organization.name}.`
            }
          >
            <DialogBody>
              <SetupFields
                organizationId={organization.id}
                nodeId={organization.id}
                setupProvider={adding.provider.id}
                setupId={adding.setup?.connection.id}
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
