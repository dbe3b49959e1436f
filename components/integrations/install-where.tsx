"use client";

import { useMutation } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { plural } from "@/components/plural";
import { NodePicker } from "@/components/tree/node-picker";
import { Button } from "@/components/ui/button";
import { Collapsible } from "@/components/ui/collapsible";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { RadioGroup, RadioOption } from "@/components/ui/radio-group";
import { TextLink } from "@/components/ui/text-link";
import { PriceTable } from "@/components/usage/price-table";
import { SpendingHere } from "@/components/usage/spending-here";
import { notify } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import type { CatalogDetail } from "@/lib/installations/get-catalog-integration";
import { useIntegrationsChanged } from "./changed-hook";
import type { IntegrationActions } from "./integration-actions";
import { IntegrationAbout } from "./integration-about";
import { whyNotInstall } from "./may-install";
import { panelHref } from "./panel-state";
import type { NodePlace, OrganizationPlace } from "./place";
import { ReachSummary } from "./reach-summary";
import { WiderHint } from "./wider-hint";

type InstallWhereProps = {
  organization: OrganizationPlace;
  node: NodePlace;
  entry: CatalogDetail;
  actions: IntegrationActions;
  onNode: (node: NodePlace) => void;
  onBusy: (isBusy: boolean) => void;
  onCancel: () => void;
  onInstalled: (next: "settings" | "connect" | "done") => void;
};

/** The first step: the place, whom it reaches, and which account it will use. */
export function InstallWhere(props: InstallWhereProps) {
  const { organization, node, entry, actions, onNode, onBusy, onCancel, onInstalled } = props;
  const [isPicking, setPicking] = useState(false);
  const account = entry.identity === "shared" ? entry.connection : null;
  const [chosen, setChosen] = useState<"new" | "existing" | null>(null);
  const preset = account?.owner.id === node.id ? "existing" : "new";
  const uses = account ? (chosen ?? preset) : "new";
  const connects = canConnectNext(entry, node) && uses === "new";
  const changed = useIntegrationsChanged(organization.id);
  const required = entry.settings.filter((setting) => setting.required);

  const install = useMutation({
    mutationFn: async () => {
      onBusy(true);
      return unwrap(
        await actions.install(organization.id, { nodeId: node.id, integration: entry.id }),
      );
    },
    onSettled: () => onBusy(false),
    onSuccess: (row) => {
      void changed();
      if (row.status === "needs_settings") {
        onInstalled("settings");
        return;
      }
      if (connects || (uses === "existing" && row.remedy?.action === "add_permission")) {
        onInstalled("connect");
        return;
      }
      const tools = plural(row.toolsOn, "tool");
      notify(
        row.status === "active"
          ? `${row.name} is active at ${node.name}. ${tools} ${row.toolsOn === 1 ? "is" : "are"} on.`
          : `Installed on ${node.name}.`,
      );
      onInstalled("done");
    },
  });

  return (
    <>
      <DialogBody className="flex flex-col gap-4">
        <Fact name="Where">
          <Button
            aria-expanded={isPicking}
            aria-label={`Where: ${node.name} (${node.kind}). Change`}
            className="w-full justify-between"
            onClick={() => setPicking(!isPicking)}
          >
            <span className="truncate">
              {node.name} <span className="font-normal text-muted">({node.kind})</span>
            </span>
            <span className="font-normal text-muted">{isPicking ? "Close" : "Change"}</span>
          </Button>
          {isPicking && (
            <NodePicker
              label="Where to install"
              value={node}
              reason={whyNotInstall}
              className="mt-2"
              onChange={(picked) => {
                onNode(picked);
                setPicking(false);
                setChosen(null);
              }}
            />
          )}
          <WiderHint organizationId={organization.id} node={node} entry={entry} onNode={onNode} />
        </Fact>
        <Fact name="Reaches">
          <ReachSummary organizationId={organization.id} node={node} entry={entry} />
        </Fact>
        {account && (
          <Fact name="Account">
            <RadioGroup
              aria-label="Account"
              value={uses}
              onValueChange={(value) => setChosen(value === "existing" ? "existing" : "new")}
            >
              <RadioOption value="new" label="Connect a new account next" />
              <RadioOption
                value="existing"
                label={`Use ${account.accountName} (${account.owner.name})`}
              />
            </RadioGroup>
          </Fact>
        )}
        {required.length > 0 && (
          <Fact name="Settings">
            <p>{required.length} required, on the next step</p>
          </Fact>
        )}
        {entry.prices.length > 0 && (
          <Fact name="Costs">
            <div className="flex flex-col gap-2">
              <PriceTable name={entry.name} prices={entry.prices} />
              <SpendingHere organization={organization} node={node} integration={entry.id} />
            </div>
          </Fact>
        )}
        <Collapsible title="What it can do and asks for">
          <IntegrationAbout entry={entry} withPrices={false} />
        </Collapsible>
        {install.error && (
          <p role="alert" className="text-stop">
            {install.error.message}
          </p>
        )}
      </DialogBody>
      <DialogFooter>
        <Button onClick={onCancel}>Cancel</Button>
        {entry.installedHere ? (
          <p>
            It is already installed here.{" "}
            <TextLink href={panelHref(node.path, entry.id)} onClick={onCancel}>
              Open it
            </TextLink>
          </p>
        ) : entry.can.install ? (
          <Button
            variant="primary"
            pending={install.isPending}
            pendingText="Installing…"
            onClick={() => install.mutate()}
          >
            {connects ? "Install and connect" : "Install"}
          </Button>
        ) : (
          <p className="text-sm text-muted">{whyNotHere(entry, node)}</p>
        )}
      </DialogFooter>
    </>
  );
}

function canConnectNext({ connect, identity }: CatalogDetail, node: NodePlace): boolean {
  if (connect.kind === "none") return false;
  if (connect.kind === "oauth" && connect.world === null) return false;
  return identity === "shared" || node.kind === "agent";
}

function whyNotHere({ block, name }: CatalogDetail, node: NodePlace): string {
  if (block) return `${name} is blocked at ${block.at.name}.`;
  const least = node.kind === "team" || node.kind === "organization" ? "an admin" : "a member";
  return `Installing here takes ${least} of ${node.name}.`;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="grid gap-x-4 gap-y-1 sm:grid-cols-[5.5rem_minmax(0,1fr)]">
      <h3 className="font-semibold sm:pt-1">{name}</h3>
      <div className="min-w-0 sm:pt-1">{children}</div>
    </section>
  );
}
