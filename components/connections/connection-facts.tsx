"use client";

import type { ReactNode } from "react";
import { panelHref } from "@/components/integrations/panel-state";
import { inWords, plural } from "@/components/plural";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import { appWords } from "./connection-words";
import { useConnectionsScreen } from "./connections-context";
import type { ConnectionDetail } from "./queries";

/** Who uses an account, what it is chosen for, what it may do and where it comes from. */
export function ConnectionFacts({ connection }: { connection: ConnectionDetail }) {
  const { organization } = useConnectionsScreen();
  const { owner, provider, grantedScopes, missingScopes, connectedBy } = connection;
  // Of a place where the viewer has no role, only what it is and how it is.
  if (owner.path === null)
    return (
      <p className="max-w-prose">
        It belongs to {owner.name}, where you have no role, so no more is shown. An admin of{" "}
        {owner.name} sees the rest.
      </p>
    );
  return (
    <dl className="mb-6 divide-y divide-line rounded-card border border-line bg-surface">
      <Fact name="Used by now">
        <Uses connection={connection} />
      </Fact>
      <Fact name={`Default at ${owner.name}`}>{connection.isDefault ? "yes" : "no"}</Fact>
      <Fact name="Pinned by">
        {connection.pinnedBy.length === 0
          ? "nobody"
          : connection.pinnedBy.map(({ node, integration }, index) => (
              <span key={`${node.id}${integration.id}`}>
                {index > 0 && " · "}
                {node.path === null ? (
                  node.name
                ) : (
                  <TextLink href={panelHref(node.path, integration.id, "why")}>
                    {node.name}
                  </TextLink>
                )}{" "}
                ({integration.name})
              </span>
            ))}
      </Fact>
      <Fact name="Shadows">
        {connection.shadows.length === 0
          ? "no other account"
          : connection.shadows
              .map(
                (shadow) =>
                  `${shadow.accountName} (${shadow.owner.name}) for ${plural(shadow.agents, "agent")}`,
              )
              .join(" · ")}
      </Fact>
      <Fact name="Allowed">
        {grantedScopes.length === 0 ? "what was chosen at the provider" : grantedScopes.join(", ")}
      </Fact>
      {missingScopes.length > 0 && (
        <Fact name="Missing">
          <Missing connection={connection} />
        </Fact>
      )}
      <Fact name="Connected">
        {connectedBy && `by ${connectedBy.name}, `}
        <RelativeTime value={connection.createdAt} />
        {connection.accountDetail !== "" && ` · ${connection.accountDetail}`}
      </Fact>
      <Fact name="Access ends">
        {connection.expiresAt === null ? (
          "does not expire"
        ) : (
          <RelativeTime value={connection.expiresAt} />
        )}
      </Fact>
      <Fact name="App">{appWords(connection.app, organization.name, provider.name)}</Fact>
      <Fact name="Credential">sealed, never shown</Fact>
    </dl>
  );
}

/** "11 agents · 1 integration · 148 calls this week · last by scout, 3 min ago" */
function Uses({ connection }: { connection: ConnectionDetail }) {
  const { chosenFor, integrations, usage } = connection;
  return (
    <>
      {plural(chosenFor.agents, "agent")}
      {integrations.length > 0 && ` · ${inWords(integrations.map(({ name }) => name))}`}
      {` · ${plural(usage.calls, "call")} this week`}
      {usage.lastCall && (
        <>
          {` · last by ${usage.lastCall.agent}, `}
          <RelativeTime value={usage.lastCall.at} />
        </>
      )}
    </>
  );
}

function Missing({ connection }: { connection: ConnectionDetail }) {
  const { ask } = useConnectionsScreen();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span>{connection.missingScopes.join(", ")} (asked, not given)</span>
      {connection.can.manage && (
        <Button size="small" onClick={() => ask({ kind: "reconnect", connections: [connection] })}>
          Add permission
        </Button>
      )}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 gap-y-0.5 px-4 py-2.5 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}
