import { createHash } from "node:crypto";
import type { Directory, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";

const windowMs = 3_600_000;
const most = 30;

/** Refuses a link over what one person may send in an hour: each may reach somebody's mailbox. */
export async function countSent(
  tx: Tx & Directory,
  organizationId: string,
  sentBy: string,
): Promise<void> {
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
  if (sent.length >= most && first) throw tooMany(first.createdAt.getTime() + windowMs);
  await countEverywhere(tx, sentBy);
}

/** Anybody may make organizations, so that a count in each of them would limit nobody. */
async function countEverywhere(tx: Tx & Directory, sentBy: string): Promise<void> {
  const key = `links_${createHash("sha256").update(sentBy).digest("base64url")}`;
  const now = Date.now();
  const [counted] = await tx.$queryRaw<{ points: number; expire: bigint }[]>`
    insert into rate_limit as r (key, points, expire) values (${key}, 1, ${now + windowMs}::bigint)
    on conflict (key) do update set
      points = case when r.expire <= ${now}::bigint then 1 else r.points + 1 end,
      expire = case when r.expire <= ${now}::bigint then excluded.expire else r.expire end
    returning points, expire`;
  if (counted && counted.points > most) throw tooMany(Number(counted.expire));
}

function tooMany(until: number): AppError {
  const waitMs = until - Date.now();
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
  return new AppError("rate_limited", `You sent ${most} links in an hour. Wait ${minutes} min.`, {
    retryAfterSeconds: minutes * 60,
  });
}
