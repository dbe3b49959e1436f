import "server-only";
import { openChannel } from "@/lib/channels/open-channel";
import { inOrganization, type Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { isRefusal } from "@/lib/providers/revocation";
import { settleAtEstimate, settleUsage } from "@/lib/usage/settle";

/** Phone companies know a price seconds to hours after they asked for it. */
const soonMs = 30_000;
/** After this long what was expected is charged. */
export const givenUpAfterMs = 3 * 24 * 3_600_000;

/** Has the provider asked what something cost, unless it tells by itself before. */
export async function askPriceLater(
  tx: Tx,
  organizationId: string,
  key: string,
  { keep = false }: { keep?: boolean } = {},
): Promise<void> {
  const row = await tx.usageEvent.findUnique({
    where: { organizationId_key: { organizationId, key } },
    select: { id: true, settledAt: true },
  });
  if (row?.settledAt === null)
    await enqueueAsking(tx, { organizationId, eventId: row.id }, soonMs, keep);
}

const enqueueAsking = (
  tx: Tx,
  payload: { organizationId: string; eventId: string },
  ms: number,
  keep = false,
) =>
  enqueue(tx, "settle_usage", payload, {
    key: `settle_usage:${payload.eventId}`,
    runAt: new Date(Date.now() + ms),
    keep,
  });

/** Asks the provider once, and has it asked again, ever more rarely, while it does not know: but not for ever. */
export async function settlePrice(payload: {
  organizationId: string;
  eventId: string;
}): Promise<void> {
  const { organizationId, eventId: id } = payload;
  const event = await inOrganization(organizationId, (tx) =>
    tx.usageEvent.findFirst({ where: { organizationId, id, settledAt: null } }),
  );
  const what = event && whatOf(event.key);
  if (!event?.connectionId || !what) return;
  const opened = await openChannel({ organizationId, id: event.connectionId });
  const price = await opened?.channel.line
    ?.priceOf(opened.context, what)
    .catch((error: unknown) => {
      if (isRefusal(error, "not_found")) return undefined;
      throw error;
    });
  await inOrganization(organizationId, async (tx) => {
    if (price) {
      const { priceMicros: providerMicros, parts, seconds } = price;
      const quantity = parts ?? (seconds && Math.ceil(seconds / 60));
      await settleUsage(tx, {
        organizationId,
        key: event.key,
        providerMicros,
        ...(quantity && { quantity: BigInt(quantity) }),
      });
      return;
    }
    const ageMs = Date.now() - event.at.getTime();
    if (opened && ageMs < givenUpAfterMs)
      return enqueueAsking(tx, payload, Math.max(soonMs, ageMs));
    // A number that is gone cannot be asked about any more: the estimate stands.
    await settleAtEstimate(tx, { organizationId, key: event.key }, { isLast: true });
  });
}

/** The provider's name of it; undefined for what has none (yet). */
function whatOf(key: string): { kind: "text" | "call"; id: string } | undefined {
  const [, kind, id] = /^(message|call):[0-9a-f-]{36}:(.+)$/.exec(key) ?? [];
  if (id === undefined) return undefined;
  return { kind: kind === "call" ? "call" : "text", id };
}
