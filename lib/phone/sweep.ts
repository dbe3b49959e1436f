import "server-only";
import { inOrganization } from "@/lib/db";
import { logError } from "@/lib/log";
import { settleAtEstimate } from "@/lib/usage/settle";
import { CallFacts } from "./call-facts";
import { askPriceLater, givenUpAfterMs } from "./settle-price";
import { sweepPlanned } from "./sweep-planned";
import { endCall } from "./watch-call";

/** No call is longer than an hour; after this one whose end was never told is over all the same. */
const endedAfterMs = 75 * 60_000;
const longestSeconds = 3_600;
const notBeforeMs = 10 * 60_000;

/** Ends calls whose end was never told, and charges or gives back what lost its job. */
export async function sweepPhone(organizationId: string): Promise<void> {
  await endLostCalls(organizationId);
  await sweepPlanned(organizationId);
  await askPrices(organizationId);
}

async function endLostCalls(organizationId: string): Promise<void> {
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
    // A company that does not answer keeps no other call from ending.
    await endCall({ organizationId, connectionId, callId, seconds }).catch((cause: unknown) => {
      logError("a call could not be ended", cause, { organizationId, connectionId });
    });
  }
}

/** Prices that nobody asks for any more: asked again, and after three days the estimate is charged. */
async function askPrices(organizationId: string): Promise<void> {
  const events = await inOrganization(organizationId, (tx) =>
    tx.usageEvent.findMany({
      where: {
        organizationId,
        settledAt: null,
        at: { lt: new Date(Date.now() - notBeforeMs) },
        OR: [{ key: { startsWith: "message:" } }, { key: { startsWith: "call:" } }],
      },
      select: { key: true, at: true },
      orderBy: { at: "asc" },
      take: 1_000,
    }),
  );
  for (const { key, at } of events)
    await inOrganization(organizationId, (tx) =>
      at.getTime() < Date.now() - givenUpAfterMs
        ? settleAtEstimate(tx, { organizationId, key }, { isLast: true })
        : askPriceLater(tx, organizationId, key, { keep: true }),
    );
}
