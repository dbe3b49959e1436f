import "server-only";
import { inOrganization } from "@/lib/db";

export type BrokenReason = "revoked" | "expired" | "app_refused";

/**
 * Notes that a provider refused a credential for good. Does nothing if the credential was replaced
 * meanwhile: then it was the old one that was refused.
 */
export const markBroken = (
  { organizationId, id }: { organizationId: string; id: string },
  version: number,
  reason: BrokenReason,
): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    await tx.connection.updateMany({
      where: { organizationId, id, credentialVersion: version, brokenAt: null, endedAt: null },
      data: { brokenAt: new Date(), brokenReason: reason },
    });
  });
