import "server-only";
import { inOrganization } from "@/lib/db";
import type { StepEnd } from "./revoke-step";

/** Destroys a credential here, and lets its account serve somebody else. */
export const destroyStep = (organizationId: string, connectionId: string): Promise<StepEnd> =>
  inOrganization(organizationId, async (tx) => {
    await tx.connection.updateMany({
      where: { organizationId, id: connectionId, endedAt: { not: null } },
      data: { credential: null, tokenExpiresAt: null },
    });
    await tx.outsideAccount.deleteMany({ where: { connectionId } });
    return { state: "done", detail: "The credential was destroyed here." };
  });
