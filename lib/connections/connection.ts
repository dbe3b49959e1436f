import { z } from "zod";
import type { Directory, Tx } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { brokenReason, type Worlds } from "@/lib/installations/effective";
import { providers } from "@/lib/providers/catalog";
import { scopesNotGiven } from "./asked-scopes";
import { toWorldName } from "./attempt-view";
import { loadProviderApps, worlds } from "./world";

/** A connection as every surface shows it. It has no field for a secret. */
export const Connection = z.object({
  id: z.string(),
  nodeId: z.string(),
  nodeName: z.string(),
  provider: z.object({ id: z.string(), name: z.string(), accessUrl: z.string() }),
  world: z.enum(["real", "sandbox"]),
  accountName: z.string(),
  accountDetail: z.string(),
  label: z.string(),
  isDefault: z.boolean(),
  grantedScopes: z.array(z.string()),
  missingScopes: z.array(z.string()),
  health: z.enum(["healthy", "ends_soon", "revoked", "expired", "app_refused", "sandbox_ended"]),
  brokenAt: z.string().nullable(),
  connectedBy: z.object({ id: z.string(), name: z.string() }).nullable(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
});
export type Connection = z.infer<typeof Connection>;

export const ConnectionId = z.uuid().describe("Id of the connection");

/** The columns that `toConnection` needs. The credential is not one of them. */
const connectionFields = {
  id: true,
  nodeId: true,
  provider: true,
  world: true,
  accountName: true,
  accountDetail: true,
  label: true,
  isDefault: true,
  requestedScopes: true,
  grantedScopes: true,
  brokenAt: true,
  brokenReason: true,
  connectedBy: true,
  createdAt: true,
  lastUsedAt: true,
  expiresAt: true,
  providerAppId: true,
  node: { select: { name: true } },
} as const;

type Row = Awaited<ReturnType<typeof findConnections>>[number];

const findConnections = (
  tx: Tx,
  organizationId: string,
  where: { nodeIds?: string[]; id?: string },
) =>
  tx.connection.findMany({
    where: {
      organizationId,
      endedAt: null,
      ...(where.nodeIds && { nodeId: { in: where.nodeIds } }),
      ...(where.id && { id: where.id }),
    },
    select: connectionFields,
    orderBy: [{ provider: "asc" }, { createdAt: "asc" }],
  });

/** Live connections, by the nodes that own them or by id. */
export async function loadConnections(
  tx: Tx & Directory,
  organizationId: string,
  where: { nodeIds?: string[]; id?: string },
): Promise<Connection[]> {
  const rows = await findConnections(tx, organizationId, where);
  const ids = rows.flatMap(({ connectedBy }) => connectedBy ?? []);
  const people = await tx.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, email: true },
  });
  const names = new Map(people.map(({ id, name, email }) => [id, name || email]));
  const current = worlds(await loadProviderApps(tx, organizationId));
  return rows.map((row) => toConnection(row, names.get(row.connectedBy ?? ""), current));
}

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

const soonMs = 7 * 24 * 3_600_000;

function toConnection(row: Row, connectedByName: string | undefined, current: Worlds): Connection {
  const provider = providers[row.provider];
  const { id: providerId = row.provider, name = row.provider, accessUrl = "" } = provider ?? {};
  return {
    id: row.id,
    nodeId: row.nodeId,
    nodeName: row.node.name,
    provider: { id: providerId, name, accessUrl },
    world: toWorldName(row.world),
    accountName: row.accountName,
    accountDetail: row.accountDetail,
    label: row.label,
    isDefault: row.isDefault,
    grantedScopes: row.grantedScopes,
    missingScopes: scopesNotGiven(provider, row.requestedScopes, row.grantedScopes),
    health: healthOf(row, current),
    brokenAt: row.brokenAt?.toISOString() ?? null,
    connectedBy:
      row.connectedBy && connectedByName ? { id: row.connectedBy, name: connectedByName } : null,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}

/** The same judgement as a status makes, so that no list calls healthy what cannot be used. */
function healthOf(row: Row, current: Worlds): Connection["health"] {
  const now = new Date();
  const expiresAt = row.expiresAt?.toISOString() ?? null;
  const reason = brokenReason(
    {
      ...row,
      world: toWorldName(row.world),
      expiresAt,
      brokenAt: row.brokenAt?.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
      unansweredSince: null,
    },
    current,
    now,
  );
  const broken = Connection.shape.health.safeParse(reason);
  if (broken.success) return broken.data;
  const endsSoon = row.expiresAt !== null && row.expiresAt.getTime() - now.getTime() < soonMs;
  return endsSoon ? "ends_soon" : "healthy";
}
