import "server-only";
import { inOrganization } from "@/lib/db";
import { findProvision, type ProvisionKey } from "@/lib/provisions/provision";
import { makeNumber } from "./make-number";
import { lookAgain } from "./number-job";

/** Goes on with a number in the background, and comes back to it while the company works on it. */
export async function goOnWithNumber(key: ProvisionKey): Promise<void> {
  const { kind } = await makeNumber(key);
  if (kind !== "pending") return;
  await inOrganization(key.organizationId, async (tx) => {
    const provision = await findProvision(tx, key);
    if (provision) await lookAgain(tx, key, provision.createdAt);
  });
}
