import "server-only";
import { inOrganization, type Tx } from "@/lib/db";
import { logError } from "@/lib/log";
import { adminsOf } from "@/lib/notifications/admins-of";
import { notify } from "@/lib/notifications/notify";
import { providers } from "@/lib/providers/catalog";
import type { ClaimedStep } from "./claim-step";
import { titleOf } from "./receipt-words";
import { detailsOf } from "./removal-details";
import { livingPlace } from "./removal-place";
import type { StepEnd } from "./step-end";

/** Stores how a step ended. False where somebody else has taken it up meanwhile. */
export const endStep = (
  organizationId: string,
  step: ClaimedStep,
  { state, detail, link = null }: Omit<StepEnd, "link"> & { link?: string | null },
): Promise<boolean> =>
  inOrganization(organizationId, (tx) =>
    update(tx, organizationId, step, { state, detail, link, nextTryAt: null, doneAt: new Date() }),
  );

/** Stores that a step failed and when it is tried again. */
export const postponeStep = (
  organizationId: string,
  step: ClaimedStep,
  { detail, afterMs }: { detail: string; afterMs: number },
): Promise<boolean> =>
  inOrganization(organizationId, (tx) =>
    update(tx, organizationId, step, {
      state: "retrying",
      detail,
      nextTryAt: new Date(Date.now() + afterMs),
    }),
  );

/**
 * Leaves a step to a person, with the place to do it, and tells the admins. Where the organization is
 * gone there is nobody left to ask: the operator is told, and the credential is destroyed all the same.
 */
export const leaveToPerson = (
  organizationId: string,
  step: ClaimedStep,
  said: string,
  href?: string,
): Promise<boolean> =>
  inOrganization(organizationId, async (tx) => {
    const provider = providers[step.provider ?? ""];
    const link = href ?? provider?.accessUrl ?? null;
    const removal = await tx.removal.findFirstOrThrow({
      where: { organizationId, id: step.removalId },
      select: { nodeId: true, details: true },
    });
    const place = await livingPlace(tx, organizationId, removal.nodeId);
    if (place === undefined) {
      logError("operator: access of a deleted organization could not be revoked", undefined, {
        provider: step.provider,
        removal: step.removalId,
      });
      return update(tx, organizationId, step, {
        state: "not_supported",
        detail: `${said} Nobody is left to do it by hand; the credential is destroyed here.`,
        link,
        nextTryAt: null,
        doneAt: new Date(),
      });
    }
    const isMine = await update(tx, organizationId, step, {
      state: "manual",
      detail: `${said} ${byHand[step.kind] ?? "End the access"} at ${provider?.name ?? "the provider"} by hand, then confirm it here.`,
      link,
      nextTryAt: null,
    });
    if (isMine)
      await notify(tx, {
        organizationId,
        userIds: await adminsOf(tx, organizationId, place),
        kind: "removal_needs_hand",
        key: `removal_needs_hand:${step.removalId}`,
        nodeId: place,
        subjectId: step.removalId,
        details: { what: titleOf(detailsOf(removal.details)) },
      });
    return isMine;
  });

/** What a person is asked to do, where it is no access that they end. */
const byHand: Partial<Record<ClaimedStep["kind"], string>> = {
  delete_webhooks: "Remove it",
  uninstall_bot: "Delete it",
  release_number: "Release it",
};

type Stored = {
  state: string;
  detail: string;
  link?: string | null;
  nextTryAt: Date | null;
  doneAt?: Date;
};

async function update(
  tx: Tx,
  organizationId: string,
  { id, tries }: ClaimedStep,
  data: Stored,
): Promise<boolean> {
  const { count } = await tx.removalStep.updateMany({
    where: { organizationId, id, state: "running", attempts: tries },
    data,
  });
  return count === 1;
}
