import { directory } from "@/lib/db";
import { sweepDevices } from "@/lib/device/sweep";
import { logError } from "@/lib/log";
import { sweepOrganization } from "../sweep-organization";
import type { Task } from "../task";

/** Looks through all organizations; one in which it fails keeps it from no other. */
export const sweep: Task<"sweep"> = async () => {
  const rows = await directory().organizationDirectory.findMany({
    select: { organizationId: true },
    distinct: ["organizationId"],
  });
  for (const { organizationId } of rows)
    await sweepOrganization(organizationId).catch((cause: unknown) => {
      logError("an organization could not be swept", cause, { organizationId });
    });
  await sweepDevices();
};
