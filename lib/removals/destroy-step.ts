import "server-only";
import { crashPoint } from "@/lib/crash-point";
import { inOrganization } from "@/lib/db";
import { forgetUnusedApps } from "@/lib/provider-apps/forget-unused";
import type { StepEnd } from "./step-end";

/** Destroys a credential here, and lets its account serve somebody else. */
export async function destroyCredential(
  organizationId: string,
  connectionId: string,
): Promise<StepEnd> {
  crashPoint("removal:before_destroy");
  await inOrganization(organizationId, async (tx) => {
    await tx.connection.updateMany({
      where: { organizationId, id: connectionId, endedAt: { not: null } },
      data: { credential: null, tokenExpiresAt: null },
    });
    await tx.outsideAccount.deleteMany({ where: { connectionId } });
    await forgetUnusedApps(tx, organizationId);
  });
  crashPoint("removal:after_destroy");
  return { state: "done", detail: "The credential was destroyed here." };
}

/** The same for tokens that were never kept, and for what was made and is no connection. */
export async function destroyUnkept(
  organizationId: string,
  { removalId, provisionId }: { removalId: string; provisionId: string | null },
): Promise<StepEnd> {
  crashPoint("removal:before_destroy");
  await inOrganization(organizationId, async (tx) => {
    await tx.removalStep.updateMany({
      where: { organizationId, removalId, sealed: { not: null } },
      data: { sealed: null },
    });
    if (provisionId !== null)
      await tx.provision.updateMany({
        where: { organizationId, id: provisionId, state: "undoing" },
        data: { state: "undone", sealed: null, endedAt: new Date() },
      });
    await forgetUnusedApps(tx, organizationId);
  });
  crashPoint("removal:after_destroy");
  return { state: "done", detail: "The credential was destroyed here." };
}
