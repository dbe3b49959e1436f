import "server-only";
import type { Tx } from "@/lib/db";
import { adminsOf } from "@/lib/notifications/admins-of";
import { notify } from "@/lib/notifications/notify";
import { formatNumber } from "@/lib/providers/format-number";
import { NumberRequest } from "@/lib/providers/unmake-number";
import { monthKey, type OwnedNumber } from "./number-month";

/** Tells the admins of a month that the pool could not pay. It is charged with the next credit. */
export async function tellUnpaid(tx: Tx, owned: OwnedNumber, begin: Date): Promise<void> {
  const { organizationId, nodeId, id } = owned;
  const { number } = NumberRequest.parse(owned.request);
  await notify(tx, {
    organizationId,
    userIds: await adminsOf(tx, organizationId, nodeId),
    kind: "number_unpaid",
    key: `number_unpaid:${monthKey(owned, begin)}`,
    nodeId,
    subjectId: id,
    details: { number: formatNumber(number), since: begin.toISOString() },
  });
}
