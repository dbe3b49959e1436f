import "server-only";
import { toWorldName } from "@/lib/connections/world-name";
import { providers } from "@/lib/providers/catalog";
import { cleanUpStep } from "./clean-up-step";
import { destroyCredential, destroyUnkept } from "./destroy-step";
import { loadEnded } from "./ended-connection";
import { giveBackStep } from "./give-back-step";
import { revokeStep } from "./revoke-step";
import type { StepEnd } from "./step-end";
import type { StepRow } from "./step-row";
import { undoProvisionStep } from "./undo-provision-step";

const unknownProvider: StepEnd = {
  state: "not_supported",
  detail: "This provider is no longer in the catalog.",
};

/** Does one step, whichever it is. Throws when it failed. */
export async function runStep(organizationId: string, step: StepRow): Promise<StepEnd> {
  const { kind, connectionId } = step;
  if (connectionId === null) return runUnkept(organizationId, step);
  if (kind === "destroy") return destroyCredential(organizationId, connectionId);
  const ended = await loadEnded(organizationId, connectionId);
  if (!ended) return unknownProvider;
  switch (kind) {
    case "revoke":
      return revokeStep(ended);
    case "delete_webhooks":
    case "uninstall_bot":
    case "release_number":
      return cleanUpStep(ended, kind);
    case "stop_tools":
    case "delete_schedules":
      return { state: "done", detail: "Done with the change itself." };
  }
}

function runUnkept(organizationId: string, step: StepRow): Promise<StepEnd> | StepEnd {
  if (step.kind === "destroy") return destroyUnkept(organizationId, step);
  if (step.provisionId !== null) return undoProvisionStep({ organizationId, id: step.provisionId });
  const provider = providers[step.provider ?? ""];
  if (!provider) return unknownProvider;
  const { id, createdAt, providerAppId, accountId } = step;
  const world = toWorldName(step.world ?? "real");
  return giveBackStep({
    ...{ organizationId, stepId: id, createdAt, provider, world, providerAppId, accountId },
  });
}
