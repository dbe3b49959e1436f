import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { announceSoon } from "@/lib/changes/announce-soon";
import { inOrganization } from "@/lib/db";
import type { ChannelEvent } from "@/lib/providers/channel";
import { settleUsage } from "@/lib/usage/settle";
import { noteFailedUsage } from "@/lib/usage/take-back";
import { usageKey } from "@/lib/usage/usage-event";

type Outcome = Extract<ChannelEvent, { type: "delivery" }>;
type Key = { organizationId: string; connectionId: string };

/** From what a message may go on to each state: late news change nothing. */
const before: Readonly<Record<Outcome["state"], readonly string[]>> = {
  sent: ["sending"],
  delivered: ["sending", "sent"],
  failed: ["sending", "sent"],
};

/** How long and how often it waits for a message that is just being sent to be named. */
const lookAgainMs = 300;
const looks = 6;

/** Notes what became of a message that the agent sent, and what the provider says that it cost. */
export async function noteOutcome(key: Key, outcome: Outcome): Promise<void> {
  // Platforms may tell it before the answer to sending has arrived.
  for (let look = 1; look < looks && (await isBeingNamed(key, outcome.messageId)); look += 1)
    await wait(lookAgainMs);
  await note(key, outcome);
}

const isBeingNamed = (
  { organizationId, connectionId }: Key,
  externalId: string,
): Promise<boolean> =>
  inOrganization(organizationId, async (tx) => {
    const own = { organizationId, connectionId, direction: "out" };
    if ((await tx.message.count({ where: { ...own, externalId } })) > 0) return false;
    const recent = { gt: new Date(Date.now() - 60_000) };
    return (await tx.message.count({ where: { ...own, state: "sending", sentAt: recent } })) > 0;
  });

async function note(
  { organizationId, connectionId }: Key,
  { messageId, state, parts, priceMicros }: Outcome,
): Promise<void> {
  const nodeId = await inOrganization(organizationId, async (tx) => {
    const where = { organizationId, connectionId, direction: "out", externalId: messageId };
    const { count } = await tx.message.updateMany({
      where: { ...where, state: { in: [...before[state]] } },
      data: { state },
    });
    const key = usageKey.message(connectionId, messageId);
    // What did not arrive is free, whatever is told of its price.
    if (state === "failed" && count > 0) await noteFailedUsage(tx, organizationId, key);
    if (priceMicros !== undefined)
      await settleUsage(tx, {
        organizationId,
        key,
        providerMicros: priceMicros,
        quantity: parts === undefined ? undefined : BigInt(parts),
      });
    const row = count > 0 && (await tx.message.findFirst({ where, select: { nodeId: true } }));
    return row ? row.nodeId : undefined;
  });
  if (nodeId !== undefined) announceSoon(organizationId, [nodeId], "message");
}
