import type { CommandContext } from "@/lib/pipeline/operation";
import { requireSetupAdmin } from "./require-admin";

/** Refuses whoever may not change this very account: one that makes things for agents is an admin's. */
export const assertMayChange = (
  { organizationId, place, read }: Pick<CommandContext, "organizationId" | "place" | "read">,
  connectionId: string,
): Promise<void> =>
  read(async (tx) => {
    const row = await tx.connection.findFirst({
      where: { organizationId, id: connectionId },
      select: { provider: true },
    });
    if (row) requireSetupAdmin(place, row.provider);
  });
