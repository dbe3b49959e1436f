import { inOrganization, type Tx } from "@/lib/db";
import { settleAtEstimate } from "@/lib/usage/settle";
import { hasFailed, takeBack } from "@/lib/usage/take-back";
import { collectDue, creditKey, releaseCredits, settleCredits } from "./hold";

type Expired = { key: string; callId: string | null };

/**
 * Ends what is held longer than whoever held it can have lived: what took effect or may have is charged, all else
 * is given back. Then charges what is due.
 */
export async function sweepCredits(organizationId: string): Promise<void> {
  const { expired, due } = await inOrganization(organizationId, async (tx) => ({
    expired: await tx.creditReservation.findMany({
      where: { organizationId, state: "held", expiresAt: { lte: new Date() } },
      orderBy: { expiresAt: "asc" },
      take: 1_000,
      select: { key: true, callId: true },
    }),
    due: await tx.creditReservation.count({ where: { organizationId, state: "due" } }),
  }));
  for (const each of expired)
    await inOrganization(organizationId, (tx) => end(tx, organizationId, each));
  if (due > 0) await inOrganization(organizationId, (tx) => collectDue(tx, organizationId));
}

async function end(tx: Tx, organizationId: string, { key, callId }: Expired): Promise<void> {
  if (callId !== null && key === creditKey.call(callId)) return endCall(tx, organizationId, callId);
  if (key.startsWith(creditKey.usage(""))) return endUsage(tx, organizationId, key);
  await releaseCredits(tx, organizationId, key);
}

/** Their end is not known: what still counts as running was broken off, and may have taken effect. */
const mayHaveActed = ["done", "unknown", "running"];

async function endCall(tx: Tx, organizationId: string, callId: string): Promise<void> {
  const call = await tx.toolCall.findFirst({
    where: { organizationId, id: callId },
    select: { outcome: true },
  });
  const key = creditKey.call(callId);
  if (call && mayHaveActed.includes(call.outcome)) await settleCredits(tx, organizationId, key);
  else await releaseCredits(tx, organizationId, key);
}

async function endUsage(tx: Tx, organizationId: string, key: string): Promise<void> {
  const event = await tx.usageEvent.findFirst({
    where: { organizationId, id: key.slice(creditKey.usage("").length) },
    select: { key: true, meter: true, quantity: true, details: true },
  });
  if (!event) {
    await releaseCredits(tx, organizationId, key);
  } else if (event.meter === "number_month" || hasFailed(event)) {
    // A number's month is held until the number is bought: this one never was.
    await takeBack(tx, organizationId, event.key);
    await releaseCredits(tx, organizationId, key);
  } else {
    await settleAtEstimate(tx, { organizationId, key: event.key }, { isLast: true });
    // The company may have named its price in this very moment: that stands.
    const held = { organizationId, key, state: "held" };
    if ((await tx.creditReservation.count({ where: held })) > 0)
      await settleCredits(tx, organizationId, key, { quantity: event.quantity });
  }
}
