import "server-only";
import { inOrganization } from "@/lib/db";
import { destroyOrganizationKeys } from "@/lib/vault/destroy-organization-keys";
import { isGone } from "./is-gone";

/** Destroys the keys of a deleted organization in which an attempt, and no clean-up, came to its end last. */
export const sweepKeys = (organizationId: string): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    const keys = await tx.organizationKey.count({ where: { organizationId } });
    if (keys > 0 && (await isGone(tx, organizationId)))
      await destroyOrganizationKeys(tx, organizationId);
  });
