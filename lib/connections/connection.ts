import { z } from "zod";
import type { Tx } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { NamedNode } from "@/lib/installations/effective-integration";
import { Health } from "./connection-health";

/** A connection as every surface shows it. It has no field for a secret. */
export const Connection = z.object({
  id: z.string(),
  nodeId: z.string(),
  nodeName: z.string(),
  /** The node that owns it; without a path where the caller may not open it. */
  owner: NamedNode,
  provider: z.object({ id: z.string(), name: z.string(), accessUrl: z.string() }),
  world: z.enum(["real", "sandbox"]),
  /** Whose OAuth client it was made with; `key` where it was pasted. */
  app: z.enum(["own", "server", "sandbox", "key"]),
  /** Whether it only makes things for agents: a Slack workspace, a telephony account. */
  isSetup: z.boolean(),
  accountName: z.string(),
  accountDetail: z.string(),
  label: z.string(),
  isDefault: z.boolean(),
  grantedScopes: z.array(z.string()),
  missingScopes: z.array(z.string()),
  health: Health,
  healthText: z.string(),
  brokenAt: z.string().nullable(),
  checkedAt: z.string().nullable(),
  unansweredSince: z.string().nullable(),
  connectedBy: z.object({ id: z.string(), name: z.string() }).nullable(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
  /** Of the last seven days, from the call log. Of an account that is inherited from where the caller has no role: only what is below the place that inherits it. */
  usage: z.object({
    agents: z.number().int(),
    calls: z.number().int(),
    lastCall: z.object({ agent: z.string(), at: z.string() }).nullable(),
  }),
  /** Installations that chose this account instead of the default. */
  pinnedBy: z.array(
    z.object({ node: NamedNode, integration: z.object({ id: z.string(), name: z.string() }) }),
  ),
  can: z.object({
    /** Relabel, test, make default, reconnect, disconnect. */
    manage: z.boolean(),
    move: z.boolean(),
  }),
});
export type Connection = z.infer<typeof Connection>;

export const ConnectionId = z.uuid().describe("Id of the connection");

/** The node that owns a connection, for the pipeline to authorize. */
export async function nodesOfConnection(
  tx: Tx,
  { connectionId }: { connectionId: string },
  organizationId: string,
): Promise<string[]> {
  const row = await tx.connection.findFirst({
    where: { organizationId, id: connectionId, endedAt: null },
    select: { nodeId: true },
  });
  if (!row) throw notFound("This connection");
  return [row.nodeId];
}
