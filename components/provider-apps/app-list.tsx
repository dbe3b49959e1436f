"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { BrandIcon } from "@/components/integrations/brand-icon";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { plural } from "@/components/plural";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Item, ItemList } from "@/components/ui/item";
import type { ProviderApp } from "@/lib/provider-apps/provider-app";
import type { AppActions } from "./app-actions";
import { AppDialog } from "./app-dialog";
import { appsQuery } from "./queries";
import { RemoveAppDialog } from "./remove-app-dialog";

type AppListProps = {
  organization: { id: string; name: string };
  actions: AppActions;
  /** Whether the viewer is an admin of the organization. */
  mayChange: boolean;
};

type Asked = { kind: "set" | "remove"; app: ProviderApp };

/** Each provider with the OAuth client it is asked with: the organization's own, the server's, or none. */
export function AppList({ organization, actions, mayChange }: AppListProps) {
  const { data } = useSuspenseQuery(appsQuery(organization.id));
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  return (
    <>
      <ItemList aria-label="Provider apps">
        {data.apps.map((app) => (
          <AppRow
            key={app.provider.id}
            app={app}
            organizationName={organization.name}
            mayChange={mayChange}
            onAsk={(kind) => setAsked({ kind, app })}
          />
        ))}
      </ItemList>
      {!mayChange && (
        <p className="mt-2 text-sm text-muted">
          An admin of {organization.name} can add its own apps.
        </p>
      )}
      {asked?.kind === "set" && (
        <AppDialog organization={organization} app={asked.app} actions={actions} onClose={close} />
      )}
      {asked?.kind === "remove" && (
        <RemoveAppDialog
          organization={organization}
          app={asked.app}
          actions={actions}
          onClose={close}
        />
      )}
    </>
  );
}

/** Client ids of the sandbox say so. */
const isSimulated = ({ kind, clientId }: ProviderApp) =>
  kind === "sandbox" || (clientId?.toLowerCase().includes("sandbox") ?? false);

type AppRowProps = {
  app: ProviderApp;
  organizationName: string;
  mayChange: boolean;
  onAsk: (kind: Asked["kind"]) => void;
};

function AppRow({ app, organizationName, mayChange, onAsk }: AppRowProps) {
  const { provider, kind, clientId, connections, outdated } = app;
  const isOwn = kind === "own";
  const words = {
    own: `${organizationName}'s own`,
    server: "this server's",
    sandbox: "simulated",
    none: "not set up",
  }[kind];
  return (
    <Item
      media={<BrandIcon slug={provider.id} name={provider.name} />}
      title={provider.name}
      badge={isSimulated(app) && <SandboxPill />}
      meta={clientId !== null && <code className="font-mono text-sm break-all">{clientId}</code>}
      description={
        <>
          {connections === 0
            ? "No connection uses it."
            : `${plural(connections, "connection")} ${connections === 1 ? "uses" : "use"} it.`}
          {outdated > 0 &&
            ` ${plural(outdated, "connection was", "connections were")} made with an older app and ${outdated === 1 ? "goes" : "go"} on with it.`}
          {kind === "none" &&
            ` ${provider.name} cannot be connected until the server's operator or ${organizationName} adds an app.`}
        </>
      }
      status={<Badge tone={isOwn ? "accent" : "neutral"}>{words}</Badge>}
      actions={
        mayChange && (
          <>
            <Button
              size="small"
              aria-label={`${isOwn ? "Change" : "Add"} app of ${provider.name}`}
              onClick={() => onAsk("set")}
            >
              {isOwn ? "Change" : "Add app"}
            </Button>
            {isOwn && (
              <Button
                size="small"
                variant="ghost"
                aria-label={`Remove app of ${provider.name}`}
                onClick={() => onAsk("remove")}
              >
                Remove…
              </Button>
            )}
          </>
        )
      }
    />
  );
}
