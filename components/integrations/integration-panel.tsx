"use client";

import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { ConnectFrame } from "@/components/connections/connect-frame";
import { WhyPanel } from "@/components/connections/why-panel";
import { SectionError } from "@/components/section-error";
import { SidePanel } from "@/components/shell/side-panel";
import { Button } from "@/components/ui/button";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import type { IntegrationDetail } from "@/lib/installations/get";
import { LeaveDialog } from "./leave-dialog";
import { useOverview } from "./overview-context";
import { PanelFooter } from "./panel-footer";
import { PanelStatus } from "./panel-status";
import { PanelSummary } from "./panel-summary";
import { usePanel } from "./panel-state";
import { integrationQuery, integrationsQuery } from "./queries";
import { SettingsForm } from "./settings-form";

/** One integration in full, beside the page: `?open=github`, with `&view=` for a part of it. */
export function IntegrationPanel({ integration }: { integration: string }) {
  const { organization, node } = useOverview();
  const [{ view, at }, setPanel] = usePanel();
  const { data, isError, error, refetch, isFetching } = useQuery(
    integrationQuery(organization.id, node.id, integration),
  );
  const row = useQuery(integrationsQuery(organization.id, node.id)).data?.integrations.find(
    ({ id }) => id === integration,
  );
  const [isDirty, setDirty] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const close = () => {
    if (isDirty) setAsking(true);
    else void setPanel(null);
  };
  const back = () => void setPanel({ view: null, at: null });
  const title = data
    ? titleOf(data, view, node.name, placeOf(data, at ?? node.id)?.name)
    : (row?.name ?? "Integration");

  return (
    <SidePanel
      title={title}
      onClose={close}
      footer={data && view === null ? <PanelFooter detail={data} /> : undefined}
    >
      {data ? (
        <View detail={data} back={back} onDirty={setDirty} />
      ) : isError ? (
        <SectionError
          section={`${integration} (${error.message})`}
          onRetry={() => void refetch()}
          pending={isFetching}
        />
      ) : (
        <div className="flex flex-col gap-6">
          {row && view === null && <PanelStatus row={row} />}
          <SkeletonRows count={3} label="Loading" />
        </div>
      )}
      <LeaveDialog
        open={isAsking}
        onStay={() => setAsking(false)}
        onLeave={() => {
          setAsking(false);
          void setPanel(null);
        }}
      />
    </SidePanel>
  );
}

type ViewProps = {
  detail: IntegrationDetail;
  back: () => void;
  onDirty: (isDirty: boolean) => void;
};

function View({ detail, back, onDirty }: ViewProps): ReactNode {
  const { organization, node, actions } = useOverview();
  const [{ view, at }] = usePanel();
  const place = placeOf(detail, at ?? node.id);
  switch (view) {
    case "why":
      return <WhyPanel detail={detail} node={node} />;
    case "settings":
      return detail.can.configure ? (
        <SettingsForm
          organization={organization}
          node={node}
          detail={detail}
          configure={actions.configure}
          discardLabel="Discard"
          onDirty={onDirty}
          onDiscard={back}
          onSaved={back}
          layout={({ fields, buttons }) => (
            <div className="flex min-h-full flex-col gap-4">
              {fields}
              <div className="sticky bottom-0 mt-auto -mb-4 flex justify-end gap-2 border-t border-line bg-surface py-3">
                {buttons}
              </div>
            </div>
          )}
        />
      ) : (
        <PanelSummary detail={detail} />
      );
    case "connect":
      return place && detail.can.connect ? (
        <ConnectFrame
          key={place.id}
          layout="panel"
          organization={organization}
          node={place}
          integration={detail.id}
          actions={actions}
          attemptId={detail.attemptId}
          reconnects={reconnected(detail, place.id)?.id ?? null}
          expectedAccount={reconnected(detail, place.id)?.accountName ?? null}
          onCancel={back}
          onDone={back}
        />
      ) : (
        <>
          <p>{[detail.sentence, detail.who].filter(Boolean).join(" ")}</p>
          <Button className="mt-4" onClick={back}>
            Back
          </Button>
        </>
      );
    case null:
      return <PanelSummary detail={detail} />;
  }
}

/** A node of the line by its id. */
const placeOf = ({ why }: IntegrationDetail, id: string) =>
  why.find(({ node }) => node.id === id)?.node;

/** Where the chosen account is broken or lacks something, the same account is asked for again. */
function reconnected({ connection, remedy }: IntegrationDetail, nodeId: string) {
  const asks = remedy?.action === "reconnect" || remedy?.action === "add_permission";
  return asks && connection?.owner.id === nodeId ? connection : null;
}

function titleOf(
  { name, remedy }: IntegrationDetail,
  view: "settings" | "why" | "connect" | null,
  here: string,
  at: string | undefined,
): string {
  if (view === "settings") return `Settings of ${name} at ${here}`;
  if (view === "why") return `Why this account?`;
  if (view !== "connect") return name;
  return `${remedy?.action === "reconnect" ? "Reconnect" : "Connect"} ${name} for ${at ?? here}`;
}
