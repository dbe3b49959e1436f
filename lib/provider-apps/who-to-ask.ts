import type { Tx } from "@/lib/db";
import { adminsOf } from "@/lib/notifications/admins-of";
import type { LeftBehind } from "./left-behind";

/** Who can reconnect each connection: whoever connected it while they hold a role, else the nearest admins. */
export async function whoToAsk(
  tx: Tx,
  organizationId: string,
  leftBehind: readonly LeftBehind[],
): Promise<Map<string, string[]>> {
  const people = leftBehind.flatMap(({ connectedBy }) => connectedBy ?? []);
  const members = await tx.membership.findMany({
    where: { organizationId, userId: { in: [...new Set(people)] } },
    select: { userId: true },
    distinct: ["userId"],
  });
  const present = new Set(members.map(({ userId }) => userId));
  const admins = new Map<string, string[]>();
  const asked = new Map<string, string[]>();
  for (const { id, nodeId, connectedBy } of leftBehind) {
    if (connectedBy !== null && present.has(connectedBy)) {
      asked.set(id, [connectedBy]);
      continue;
    }
    const nearest = admins.get(nodeId) ?? (await adminsOf(tx, organizationId, nodeId));
    admins.set(nodeId, nearest);
    asked.set(id, nearest);
  }
  return asked;
}
