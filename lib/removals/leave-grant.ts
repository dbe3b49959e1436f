import "server-only";
import { isGrantShared } from "@/lib/connections/outside-account";
import { type Directory, inOrganization, type Tx } from "@/lib/db";

/**
 * Takes a connection out of those that use its grant, and says whether others remain. One at a time,
 * so that of several that leave at once exactly one is the last. `hash` says which grant it is where
 * an earlier try has taken it out already.
 */
export const leaveGrant = (
  organizationId: string,
  connectionId: string,
  hash: (tx: Tx & Directory) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<boolean> =>
  inOrganization(organizationId, async (tx) => {
    const own = await tx.outsideAccount.findFirst({
      where: { connectionId, exclusive: false },
      select: { hash: true },
    });
    const grant = own?.hash ?? (await hash(tx));
    const name = `grant ${Buffer.from(grant).toString("hex")}`;
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
    const shared = await isGrantShared(tx, grant, connectionId);
    await tx.outsideAccount.deleteMany({ where: { connectionId, exclusive: false } });
    return shared;
  });
