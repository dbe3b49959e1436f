import "server-only";
import { inOrganization } from "@/lib/db";
import { adminsOf } from "@/lib/notifications/admins-of";
import { notify } from "@/lib/notifications/notify";
import { providers } from "@/lib/providers/catalog";
import { livingPlace } from "./removal-place";
import { unreleasedNumbers } from "./unreleased";

/** Tells the admins once a day of every number that could not be released and still costs money. */
export const alarmUnreleased = (organizationId: string): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    const today = new Date().toISOString().slice(0, 10);
    for (const each of await unreleasedNumbers(tx, organizationId)) {
      const failed = each.tries > 0 && each.detail !== "";
      const place = failed ? await livingPlace(tx, organizationId, each.nodeId) : undefined;
      if (place === undefined) continue;
      await notify(tx, {
        organizationId,
        userIds: await adminsOf(tx, organizationId, place),
        kind: "number_still_costs",
        key: `number_still_costs:${each.stepId}:${today}`,
        nodeId: place,
        subjectId: each.removalId,
        details: {
          provider: providers[each.provider]?.name ?? each.provider,
          number: each.number === "" ? "A number" : each.number,
        },
      });
    }
  });
