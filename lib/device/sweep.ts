import { directory } from "@/lib/db";

/** For so long a terminal that comes late is told why. */
const keptMs = 60 * 60 * 1000;

/** Forgets what terminals asked and nobody needs any more. */
export async function sweepDevices(): Promise<void> {
  await directory().deviceAuthorization.deleteMany({
    where: { expiresAt: { lt: new Date(Date.now() - keptMs) } },
  });
}
