"use client";

import { useQuery } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { BrandIcon } from "@/components/integrations/brand-icon";
import type { IntegrationActions } from "@/components/integrations/integration-actions";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { askEvery } from "@/components/live-query";
import { ProblemError } from "@/components/problem-error";
import { RelativeTime } from "@/components/relative-time";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import { ConnectionFacts } from "./connection-facts";
import { ConnectionLists } from "./connection-lists";
import { ConnectionMenu } from "./connection-menu";
import { useConnectionsScreen } from "./connections-context";
import { ConnectionsScreen } from "./connections-screen";
import { isBroken } from "./health";
import { HealthPill } from "./health-pill";
import { LabelInPlace } from "./label-in-place";
import { useLabel } from "./label-hook";
import { type ConnectionDetail as Detail, connectionQuery } from "./queries";
import { TestResult } from "./test-result";
import { WhoMends } from "./who-mends";

type ConnectionDetailProps = {
  /** What the server read for the first paint. */
  loaded: Detail;
  viewerId: string;
  actions: IntegrationActions;
};

/** Everything about one authorized account. */
export function ConnectionDetail({ loaded, viewerId, actions }: ConnectionDetailProps) {
  const { organization } = useShell();
  const router = useRouter();
  const { data: connection, error } = useQuery({
    ...connectionQuery(organization.id, loaded.id),
    initialData: loaded,
    refetchInterval: (query) => (isGone(query.state.error) ? false : askEvery(4_000)),
  });
  return (
    <ConnectionsScreen
      organization={organization}
      actions={actions}
      onDisconnected={() => router.push(`/${organization.slug}/-/connections`)}
    >
      <p className="mb-3 text-sm">
        <TextLink href={`/${organization.slug}/-/connections`}>All connections</TextLink>
      </p>
      {isGone(error) && <Gone connection={connection} />}
      <Header connection={connection} viewerId={viewerId} />
      <ConnectionFacts connection={connection} />
      {connection.owner.path !== null && <ConnectionLists connection={connection} />}
    </ConnectionsScreen>
  );
}

const isGone = (error: unknown): boolean => error instanceof ProblemError && error.status === 404;

function Gone({ connection }: { connection: Detail }) {
  return (
    <p role="alert" className="mb-4 rounded-card border border-line bg-surface px-4 py-3">
      {connection.accountName} was disconnected while this was open.
    </p>
  );
}

function Header({ connection, viewerId }: { connection: Detail; viewerId: string }) {
  const { test, tests, ask } = useConnectionsScreen();
  const { id, accountName, provider, owner, world, health, checkedAt, can } = connection;
  const [isLabelling, setLabelling] = useState(false);
  const label = useLabel(connection);
  const reconnects = isBroken(health) && health !== "app_refused" && can.manage;
  return (
    <header className="mb-6 flex flex-col gap-3">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <BrandIcon slug={provider.id} name={provider.name} size="large" />
        <div className="min-w-0 grow basis-60">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <h1 tabIndex={-1} className="min-w-0 text-xl font-semibold break-all">
              {accountName}
            </h1>
            {isLabelling ? (
              <LabelInPlace
                accountName={accountName}
                label={label.label}
                onSave={label.save}
                onDone={() => setLabelling(false)}
              />
            ) : (
              <>
                {label.label !== "" && <span className="text-lg">“{label.label}”</span>}
                {can.manage && (
                  <Button
                    variant="ghost"
                    size="icon-small"
                    aria-label={label.label === "" ? "Add a label" : "Rename label"}
                    title={label.label === "" ? "Add a label" : "Rename label"}
                    onClick={() => setLabelling(true)}
                  >
                    <Pencil aria-hidden strokeWidth={1.75} />
                  </Button>
                )}
              </>
            )}
          </div>
          <p className="flex flex-wrap items-center gap-x-1.5 text-muted">
            <span>
              {provider.name} · owned by{" "}
              {owner.path === null ? (
                owner.name
              ) : (
                <TextLink href={`${owner.path}?tab=connections`}>{owner.name}</TextLink>
              )}
            </span>
            {world === "sandbox" && <SandboxPill />}
          </p>
          {label.error && (
            <p role="alert" className="text-sm text-stop">
              {label.error.message}
            </p>
          )}
        </div>
        <div className="flex items-center gap-2">
          {reconnects && (
            <Button
              variant="primary"
              onClick={() => ask({ kind: "reconnect", connections: [connection] })}
            >
              Reconnect
            </Button>
          )}
          {can.manage && (
            <Button
              pending={tests[id]?.state === "running"}
              pendingText="Testing…"
              onClick={() => void test([id])}
            >
              Test
            </Button>
          )}
          <ConnectionMenu connection={connection} onLabel={() => setLabelling(true)} />
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <HealthPill connection={connection} />
        <p className="min-w-0 text-muted">
          {health !== "healthy" && `${connection.healthText} `}
          {checkedAt !== null && (
            <>
              checked <RelativeTime past value={checkedAt} />
            </>
          )}
        </p>
      </div>
      <TestResult connectionId={id} />
      {isBroken(health) && <WhoMends connection={connection} viewerId={viewerId} />}
    </header>
  );
}
