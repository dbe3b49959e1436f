import { inOrganization } from "@/lib/db";

/** Forgets answers that were kept long enough. */
export const sweepIdempotentRequests = (organizationId: string): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    await tx.idempotentRequest.deleteMany({
      where: { organizationId, expiresAt: { lte: new Date() } },
    });
  });
