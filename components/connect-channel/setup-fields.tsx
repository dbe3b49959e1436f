"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { KeyFields, type PastedKey } from "@/components/connections/key-fields";
import { KeyGuide } from "@/components/connections/key-guide";
import { SectionError } from "@/components/section-error";
import { PrimaryBar } from "@/components/connections/primary-bar";
import { Button } from "@/components/ui/button";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { unwrapAt } from "@/components/integrations/unwrap-at";
import type { ServerAction } from "@/components/server-action";
import type { connectSetup } from "@/lib/setups/connect";
import { setupsQuery } from "./queries";

type SetupFieldsProps = {
  organizationId: string;
  /** Who will own the account. */
  nodeId: string;
  setupProvider: string;
  /** The account that gets a new credential. */
  setupId?: string | undefined;
  connectSetup: ServerAction<typeof connectSetup>;
  onDone: () => void;
};

/** Pasting what an account needs that makes things for agents: an admin does it once. */
export function SetupFields(props: SetupFieldsProps) {
  const { organizationId, nodeId, setupProvider, setupId, onDone } = props;
  const formId = useId();
  const queryClient = useQueryClient();
  const known = useQuery(setupsQuery(organizationId, nodeId));
  const submit = useMutation({
    mutationFn: async ({ fields }: PastedKey) =>
      unwrapAt(
        await props.connectSetup(organizationId, {
          nodeId,
          provider: setupProvider,
          fields,
          ...(setupId !== undefined && { setupId }),
        }),
        "fields",
      ),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["nodes"] });
      onDone();
    },
  });
  if (known.isError)
    return (
      <SectionError
        section="what it asks for"
        onRetry={() => void known.refetch()}
        pending={known.isFetching}
      />
    );
  if (!known.data) return <SkeletonRows count={2} label="Loading" />;
  const provider = known.data.providers.find(({ id }) => id === setupProvider);
  if (!provider) return null;
  return (
    <div className="flex flex-col gap-3">
      <KeyGuide steps={provider.guide.map(({ text, href }) => ({ text, href: href ?? null }))} />
      <KeyFields
        formId={formId}
        fields={provider.fields.map((field) => ({ ...field, help: field.help ?? null }))}
        submit={submit}
      />
      <PrimaryBar>
        <Button
          variant="primary"
          type="submit"
          form={formId}
          pending={submit.isPending}
          pendingText="Checking…"
        >
          {setupId === undefined ? `Add ${provider.name}` : "Save"}
        </Button>
      </PrimaryBar>
    </div>
  );
}
