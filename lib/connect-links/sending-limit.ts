import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";

const windowMs = 3_600_000;
const most = 30;

/** Refuses a link over what one person may send in an hour: each may reach somebody's mailbox. */
export async function countSent(tx: Tx, organizationId: string, sentBy: string): Promise<void> {
  // Two at once would each see the other not yet sent.
  await tx.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended(${`connect links ${organizationId} ${sentBy}`}, 0))`;
  const sent = await tx.connectLink.findMany({
    where: { organizationId, sentBy, createdAt: { gt: new Date(Date.now() - windowMs) } },
    select: { createdAt: true },
    orderBy: { createdAt: "desc" },
    take: most,
  });
  const first = sent.at(-1);
  if (sent.length < most || !first) return;
  const waitMs = first.createdAt.getTime() + windowMs - Date.now();
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
  throw new AppError("rate_limited", `You sent ${most} links in an hour. Wait ${minutes} min.`, {
    retryAfterSeconds: minutes * 60,
  });
}
