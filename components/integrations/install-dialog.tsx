"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ConnectFrame } from "@/components/connections/connect-frame";
import { SectionError } from "@/components/section-error";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { DialogBody } from "@/components/ui/dialog-parts";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { notify, notifyFailure } from "@/components/ui/toast";
import type { CatalogDetail } from "@/lib/installations/get-catalog-integration";
import { useIntegrationsChanged } from "./changed-hook";
import { InstallSettings } from "./install-settings";
import { InstallWhere } from "./install-where";
import type { IntegrationActions } from "./integration-actions";
import type { NodePlace, OrganizationPlace } from "./place";
import { catalogIntegrationQuery } from "./queries";

type InstallDialogProps = {
  organization: OrganizationPlace;
  /** Where it is installed unless another place is chosen. */
  node: NodePlace;
  actions: IntegrationActions;
  integration: string;
  /** Its name, for the title until the rest is there. */
  name?: string;
  open: boolean;
  onClose: () => void;
};

type Step = "where" | "settings" | "connect";

/** Installing as one window: where, settings if any must be filled in, connect. */
export function InstallDialog({ open, ...props }: InstallDialogProps) {
  return open && <Stepper {...props} />;
}

function Stepper(props: Omit<InstallDialogProps, "open">) {
  const { organization, actions, integration, onClose } = props;
  const [node, setNode] = useState(props.node);
  const [step, setStep] = useState<Step>("where");
  const [isBusy, setBusy] = useState(false);
  const changed = useIntegrationsChanged(organization.id);
  const entry = useQuery(catalogIntegrationQuery(organization.id, node.id, integration));
  const { data } = entry;

  const undo = async () => {
    const outcome = await actions.remove(organization.id, { nodeId: node.id, integration });
    if (!outcome.ok) notifyFailure(outcome.problem.detail);
    await changed();
  };
  const leave = () => {
    onClose();
    if (step !== "where" && data && needsConnecting(data))
      notify(`Installed on ${node.name}. Connect it when ready.`, {
        label: "Undo",
        onPress: () => void undo(),
      });
  };

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && !isBusy && leave()}>
      <DialogContent
        title={titleOf(step, data?.name ?? props.name ?? "integration", node.name)}
        dirty={isBusy || step !== "where"}
      >
        {entry.isError && (
          <DialogBody>
            <SectionError
              section="the integration"
              onRetry={() => void entry.refetch()}
              pending={entry.isFetching}
            />
          </DialogBody>
        )}
        {!data && !entry.isError && <Loading />}
        {data && step === "where" && (
          <InstallWhere
            organization={organization}
            node={node}
            entry={data}
            actions={actions}
            onNode={setNode}
            onBusy={setBusy}
            onCancel={onClose}
            onInstalled={(next) => {
              if (next === "done") onClose();
              else setStep(next);
            }}
          />
        )}
        {data && step === "settings" && (
          <InstallSettings
            organization={organization}
            node={node}
            integration={integration}
            actions={actions}
            onCancel={leave}
            onSaved={() => {
              if (needsConnecting(data)) setStep("connect");
              else onClose();
            }}
          />
        )}
        {data && step === "connect" && (
          <ConnectFrame
            layout="dialog"
            organization={organization}
            node={node}
            integration={integration}
            actions={actions}
            attemptId={null}
            reconnects={null}
            expectedAccount={null}
            onCancel={leave}
            onDone={onClose}
          />
        )}
      </DialogContent>
    </Dialog>
  );
}

function titleOf(step: Step, name: string, at: string): string {
  if (step === "connect") return `Connect ${name} for ${at}`;
  return step === "settings" ? `Settings of ${name} at ${at}` : `Install ${name}`;
}

const needsConnecting = ({ connect, connection }: CatalogDetail): boolean =>
  connect.kind !== "none" && connection === null;

function Loading() {
  return (
    <DialogBody>
      <SkeletonGroup label="Loading" className="flex flex-col gap-4">
        <Skeleton className="h-8 w-full" />
        <Skeleton className="h-5 w-4/5" />
        <Skeleton className="h-5 w-3/5" />
      </SkeletonGroup>
    </DialogBody>
  );
}
