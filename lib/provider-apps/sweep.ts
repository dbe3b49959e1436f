import "server-only";
import { inOrganization } from "@/lib/db";
import { forgetUnusedApps } from "./forget-unused";

/** Destroys the secrets of replaced apps whose last use ended without a clean-up. */
export const sweepUnusedApps = async (organizationId: string): Promise<void> => {
  await inOrganization(organizationId, (tx) => forgetUnusedApps(tx, organizationId));
};
