import "server-only";
import { inOrganization } from "@/lib/db";
import type { ChannelEvent } from "@/lib/providers/channel";
import { recordUsage } from "@/lib/usage/record";
import { settleUsage } from "@/lib/usage/settle";
import { usageKey } from "@/lib/usage/usage-event";
import { countryOf } from "./destination";
import { findNumber, type NumberKey } from "./own-number";
import { askPriceLater } from "./settle-price";

/** Counts the parts of a text that came in, once. */
export const noteTextCharge = (
  { organizationId, connectionId }: NumberKey,
  { messageId, party, parts, priceMicros }: Extract<ChannelEvent, { type: "text_charge" }>,
): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    const own = await findNumber(tx, { organizationId, connectionId });
    if (!own) return;
    const { nodeId, integration, ownAccount } = own;
    const key = usageKey.message(connectionId, messageId);
    await recordUsage(tx, {
      organizationId,
      nodeId,
      integration,
      connectionId,
      meter: "sms_in_part",
      quantity: BigInt(parts),
      key,
      ownAccount,
      details: { country: countryOf(party) },
    });
    if (priceMicros !== undefined)
      await settleUsage(tx, { organizationId, key, providerMicros: priceMicros });
    else await askPriceLater(tx, organizationId, key);
  });
