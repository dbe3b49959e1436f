import "server-only";
import { inOrganization } from "@/lib/db";
import { endApproval } from "./end-approval";
import { lockApproval } from "./lock-approval";

/** Ends a request that still waits although its time is over. */
export const endOverdue = (organizationId: string, id: string): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    const row = await lockApproval(tx, organizationId, id);
    if (row?.state !== "waiting" || row.expiresAt > new Date()) return;
    await endApproval(tx, row, { state: "expired", detail: "Nobody decided in time." });
  });
