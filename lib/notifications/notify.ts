import "server-only";
import type { Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { isMailOn } from "@/lib/mail/send";
import type { NotificationDetails, NotificationKind } from "./notification-text";

type News<Kind extends NotificationKind> = {
  organizationId: string;
  userIds: readonly string[];
  kind: Kind;
  /** What makes it the same news: each person is told once. */
  key: string;
  /** Where it happened. */
  nodeId: string;
  /** The connection, link or removal it is about. */
  subjectId: string | null;
  /** Names as they are now, for the sentence. Never secret. */
  details: NotificationDetails<Kind>;
};

/**
 * Tells people something in the dashboard, and by mail where that is set up, in the transaction of the
 * change that it tells about. Whoever holds no role in the organization any more is told nothing.
 */
export async function notify<Kind extends NotificationKind>(
  tx: Tx,
  { organizationId, userIds, kind, key, nodeId, subjectId, details }: News<Kind>,
): Promise<void> {
  if (userIds.length === 0) return;
  const members = await tx.membership.findMany({
    where: { organizationId, userId: { in: [...userIds] } },
    select: { userId: true },
    distinct: ["userId"],
  });
  const told = await tx.notification.createManyAndReturn({
    data: members.map(({ userId }) => ({
      organizationId,
      userId,
      kind,
      key,
      nodeId,
      subjectId,
      details,
    })),
    skipDuplicates: true,
    select: { id: true },
  });
  if (!isMailOn()) return;
  for (const { id: notificationId } of told)
    await enqueue(tx, "send_mail", { organizationId, notificationId });
}
