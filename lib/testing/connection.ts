import { randomUUID } from "node:crypto";
import { inOrganization } from "@/lib/db";

/** A connection of somebody at a node, for tests in which no provider and no credential matters. */
export const createTestConnection = (
  organizationId: string,
  nodeId: string,
  connectedBy: string | null = null,
): Promise<string> =>
  inOrganization(organizationId, async (tx) => {
    const { id } = await tx.connection.create({
      data: {
        organizationId,
        nodeId,
        provider: "github",
        world: "sandbox",
        accountId: randomUUID(),
        accountName: "octocat",
        isDefault: false,
        requestedScopes: [],
        grantedScopes: [],
        credential: "sealed elsewhere",
        connectedBy,
      },
      select: { id: true },
    });
    return id;
  });
