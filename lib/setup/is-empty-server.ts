import type { Directory } from "@/lib/db";

/** Whether nobody has set this server up yet. */
export const isEmptyServer = async (tx: Directory): Promise<boolean> =>
  (await tx.organizationDirectory.count({ where: { retiredAt: null } })) === 0;
