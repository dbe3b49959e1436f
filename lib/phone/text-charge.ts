import "server-only";
import { inOrganization } from "@/lib/db";
import type { ChannelEvent } from "@/lib/providers/channel";
import { formatNumber } from "@/lib/providers/format-number";
import { recordUsage } from "@/lib/usage/record";
import { settleUsage } from "@/lib/usage/settle";
import { usageKey } from "@/lib/usage/usage-event";
import { countryOf } from "./destination";
import { findNumber, type NumberKey, usedBy } from "./own-number";
import { askPriceLater } from "./settle-price";

/** Counts the parts of a text that came in, once. */
export const noteTextCharge = (
  { organizationId, connectionId }: NumberKey,
  { messageId, party, parts, priceMicros }: Extract<ChannelEvent, { type: "text_charge" }>,
): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    const own = await findNumber(tx, { organizationId, connectionId });
    if (!own) return;
    const key = usageKey.message(connectionId, messageId);
    await recordUsage(tx, {
      ...usedBy(own),
      meter: "sms_in_part",
      quantity: BigInt(parts),
      key,
      note: formatNumber(own.number),
      details: { country: countryOf(party) },
    });
    if (priceMicros !== undefined)
      await settleUsage(tx, { organizationId, key, providerMicros: priceMicros });
    else await askPriceLater(tx, organizationId, key);
  });
