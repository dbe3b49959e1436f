"use client";

import { useQuery } from "@tanstack/react-query";
import { SectionError } from "@/components/section-error";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import type { IntegrationActions } from "./integration-actions";
import type { NodePlace, OrganizationPlace } from "./place";
import { integrationQuery } from "./queries";
import { SettingsForm } from "./settings-form";

type InstallSettingsProps = {
  organization: OrganizationPlace;
  node: NodePlace;
  integration: string;
  actions: IntegrationActions;
  onCancel: () => void;
  onSaved: () => void;
};

/** The second step of installing, where something has to be filled in. */
export function InstallSettings(props: InstallSettingsProps) {
  const { organization, node, integration, actions, onCancel, onSaved } = props;
  const { data, isError, refetch, isFetching } = useQuery(
    integrationQuery(organization.id, node.id, integration),
  );
  if (!data)
    return (
      <DialogBody>
        {isError ? (
          <SectionError section="settings" onRetry={() => void refetch()} pending={isFetching} />
        ) : (
          <SkeletonRows count={2} label="Loading the settings" />
        )}
      </DialogBody>
    );
  return (
    <SettingsForm
      organization={organization}
      node={node}
      detail={data}
      configure={actions.configure}
      discardLabel="Later"
      onDiscard={onCancel}
      onSaved={onSaved}
      layout={({ fields, buttons }) => (
        <>
          <DialogBody>{fields}</DialogBody>
          <DialogFooter>{buttons}</DialogFooter>
        </>
      )}
    />
  );
}
