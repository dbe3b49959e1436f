"use client";

import { useQuery } from "@tanstack/react-query";
import { connectionsQuery } from "@/components/connections/queries";
import { HealthPill } from "@/components/connections/health-pill";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import type { IntegrationDetail } from "@/lib/installations/get";
import { useOverview } from "./overview-context";
import { panelHref, usePanel } from "./panel-state";
import { SandboxPill } from "./sandbox-pill";
import { accountWords } from "./row-words";

/** The account that is used, how it is, whose it is, and what else could be named. */
export function PanelAccount({ detail }: { detail: IntegrationDetail }) {
  const { organization, node } = useOverview();
  const [, setPanel] = usePanel();
  const { connection } = detail;
  const { data } = useQuery(connectionsQuery(organization.id, node.id));
  const known = [...(data?.own ?? []), ...(data?.inherited ?? [])].find(
    ({ id }) => id === connection?.id,
  );
  const mayConnect = detail.can.connect && detail.identity === "shared" && detail.installedHere;

  return (
    <section>
      <div className="mb-2 flex min-h-8 items-center justify-between gap-2">
        <h3 className="font-semibold">Account</h3>
        {connection && mayConnect && (
          <Button size="small" onClick={() => void setPanel({ view: "connect", at: null })}>
            Connect another account
          </Button>
        )}
      </div>
      {connection ? (
        <div className="flex flex-col gap-1.5">
          <p className="flex flex-wrap items-center gap-2">
            <span className="text-lg font-medium break-all">
              {connection.owner.path === null ? (
                accountWords(connection)
              ) : (
                <TextLink href={`/${organization.slug}/-/connections/${connection.id}`}>
                  {accountWords(connection)}
                </TextLink>
              )}
            </span>
            {connection.sandbox && <SandboxPill />}
            {known && <HealthPill connection={known} />}
          </p>
          <p className="text-sm text-muted">
            {connection.accountDetail && `${connection.accountDetail} · `}
            Owned by{" "}
            {connection.owner.path && connection.owner.id !== node.id ? (
              <TextLink href={panelHref(connection.owner.path, detail.id)}>
                {connection.owner.name}
              </TextLink>
            ) : (
              connection.owner.name
            )}
            {known && (
              <>
                {" "}
                · connected <RelativeTime value={known.createdAt} />
                {known.connectedBy && ` by ${known.connectedBy.name}`}
              </>
            )}
            {known?.lastUsedAt && (
              <>
                {" "}
                · last used <RelativeTime past value={known.lastUsedAt} />
              </>
            )}
          </p>
          {detail.reachable.length > 1 && (
            <p className="text-sm text-muted">
              Tools may also name:{" "}
              {detail.reachable
                .filter(({ id }) => id !== connection.id)
                .map(accountWords)
                .join(", ")}
            </p>
          )}
        </div>
      ) : (
        <p className="text-muted">
          {detail.reason === "ready"
            ? "Each agent connects its own."
            : "No account is in effect here."}
        </p>
      )}
    </section>
  );
}
