import "server-only";
import { inOrganization } from "@/lib/db";
import { CallFacts } from "./call-facts";
import { noteCall } from "./note-call";
import { askPriceLater } from "./settle-price";

/** No call is longer than an hour; after this one whose end was never told is over all the same. */
const endedAfterMs = 75 * 60_000;
const longestSeconds = 3_600;
const askedForMs = 3 * 24 * 3_600_000;
const notBeforeMs = 10 * 60_000;

/** Ends calls whose end was never told, and has prices asked for that lost their job. */
export async function sweepPhone(organizationId: string): Promise<void> {
  const calls = await inOrganization(organizationId, (tx) =>
    tx.conversation.findMany({
      where: {
        organizationId,
        kind: "call",
        endedAt: null,
        createdAt: { lt: new Date(Date.now() - endedAfterMs) },
      },
      select: { connectionId: true, externalId: true, facts: true },
      take: 100,
    }),
  );
  for (const { connectionId, externalId: callId, facts } of calls) {
    const wasAnswered = CallFacts.safeParse(facts).data?.answeredAt !== undefined;
    const seconds = wasAnswered ? longestSeconds : undefined;
    await noteCall(
      { organizationId, connectionId },
      { type: "call", callId, state: "ended", ...(seconds !== undefined && { seconds }) },
    );
  }
  await inOrganization(organizationId, async (tx) => {
    const events = await tx.usageEvent.findMany({
      where: {
        organizationId,
        settledAt: null,
        at: { gt: new Date(Date.now() - askedForMs), lt: new Date(Date.now() - notBeforeMs) },
        OR: [{ key: { startsWith: "message:" } }, { key: { startsWith: "call:" } }],
      },
      select: { key: true },
      take: 1_000,
    });
    for (const { key } of events) await askPriceLater(tx, organizationId, key, { keep: true });
  });
}
