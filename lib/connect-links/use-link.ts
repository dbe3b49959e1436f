import { nameOf } from "@/lib/connections/attempt-view";
import type { Directory, Tx } from "@/lib/db";
import { conflict } from "@/lib/errors";
import { notify } from "@/lib/notifications/notify";
import { getProvider } from "@/lib/providers/catalog";
import { loadLinkById } from "./link";

/** Keeps a link to this transaction, before the attempts it began: of two that use it one comes second. */
export const lockLink = async (tx: Tx, organizationId: string, linkId: string): Promise<void> => {
  await tx.$queryRaw`
    select from connect_link
    where organization_id = ${organizationId}::uuid and id = ${linkId}::uuid for update`;
};

type Used = { connectionId: string; provider: string; accountName: string; userId: string };

/** Notes, in the transaction that stores the account, that a link was used, and tells its sender. */
export async function useLink(
  tx: Tx & Directory,
  { organizationId, linkId }: { organizationId: string; linkId: string },
  { connectionId, provider, accountName, userId }: Used,
): Promise<void> {
  const { count } = await tx.connectLink.updateMany({
    where: { organizationId, id: linkId, usedAt: null, declinedAt: null, withdrawnAt: null },
    data: { usedAt: new Date(), connectionId, accountName },
  });
  if (count === 0) throw conflict("This link is no longer valid. Nothing was saved.");
  const { sentBy, nodeId } = await loadLinkById(tx, organizationId, linkId);
  const person = await tx.user.findUnique({
    where: { id: userId },
    select: { name: true, email: true },
  });
  await notify(tx, {
    organizationId,
    userIds: [sentBy],
    kind: "link_used",
    key: `link_used:${linkId}`,
    nodeId,
    subjectId: linkId,
    details: { account: accountName, provider: getProvider(provider).name, by: nameOf(person) },
  });
}
