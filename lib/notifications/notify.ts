import "server-only";
import type { Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { isMailOn } from "@/lib/mail/send";
import { announce } from "@/lib/pipeline/announce";
import type { NotificationDetails, NotificationKind } from "./notification-text";

type News<Kind extends NotificationKind> = {
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
export const notify = <Kind extends NotificationKind>(
  tx: Tx,
  { organizationId, ...news }: News<Kind> & { organizationId: string },
): Promise<void> => notifyAll(tx, organizationId, [news]);

/** The same for several things at once, in as many statements as for one. */
export async function notifyAll<Kind extends NotificationKind>(
  tx: Tx,
  organizationId: string,
  news: readonly News<Kind>[],
): Promise<void> {
  const asked = new Set(news.flatMap(({ userIds }) => userIds));
  if (asked.size === 0) return;
  const rows = await tx.membership.findMany({
    where: { organizationId, userId: { in: [...asked] } },
    select: { userId: true },
    distinct: ["userId"],
  });
  const members = new Set(rows.map(({ userId }) => userId));
  const told = await tx.notification.createManyAndReturn({
    data: news.flatMap(({ userIds, ...rest }) =>
      [...new Set(userIds)]
        .filter((userId) => members.has(userId))
        .map((userId) => ({ organizationId, userId, ...rest })),
    ),
    skipDuplicates: true,
    select: { id: true },
  });
  if (told.length === 0) return;
  const nodeIds = [...new Set(news.map(({ nodeId }) => nodeId))];
  await announce(tx, { organizationId, nodeIds, what: "notification" });
  if (!isMailOn()) return;
  for (const { id: notificationId } of told)
    await enqueue(tx, "send_mail", { organizationId, notificationId });
}
