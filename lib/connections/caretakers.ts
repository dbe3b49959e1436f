import type { Tx } from "@/lib/db";
import { adminsOf } from "@/lib/notifications/admins-of";

type Connected = { organizationId: string; nodeId: string; connectedBy: string | null };

/** Who is told what happens to an account: whoever connected it, or the admins of its node once they left. */
export async function caretakersOf(
  tx: Tx,
  { organizationId, nodeId, connectedBy }: Connected,
): Promise<string[]> {
  const member =
    connectedBy === null
      ? null
      : await tx.membership.findFirst({
          where: { organizationId, userId: connectedBy },
          select: { userId: true },
        });
  return member ? [member.userId] : adminsOf(tx, organizationId, nodeId);
}
