import type { Directory } from "@/lib/db";

/**
 * Has a bot's connection held open from now on, by whichever process. Where it is held already, it is
 * opened anew, with the credential that the connection has now.
 */
export const holdBot = async (
  tx: Pick<Directory, "gatewayBot">,
  { organizationId, connectionId }: { organizationId: string; connectionId: string },
): Promise<void> => {
  await tx.gatewayBot.upsert({
    where: { connectionId },
    create: { connectionId, organization: organizationId },
    update: {
      version: { increment: 1 },
      sessionId: null,
      resumeUrl: null,
      sequence: null,
      retryAt: null,
      failures: 0,
    },
    select: { connectionId: true },
  });
};

/** Has it held no longer. Whoever holds it notices within seconds; what it says is refused at once. */
export const dropBot = async (
  tx: Pick<Directory, "gatewayBot">,
  connectionId: string,
): Promise<void> => {
  await tx.gatewayBot.deleteMany({ where: { connectionId } });
};
