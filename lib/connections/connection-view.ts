import type { Tx } from "@/lib/db";
import { integrations, integrationsOf } from "@/lib/integrations/catalog";
import { allows } from "@/lib/pipeline/access";
import type { Actor } from "@/lib/pipeline/actor";
import { providers } from "@/lib/providers/catalog";
import { scopesNotGiven } from "./asked-scopes";
import type { Connection } from "./connection";
import { describeHealth, healthOf } from "./connection-health";
import { type ConnectionRow, type ConnectionRows, loadConnectionRows } from "./connection-rows";
import { loadUsage, type Usage } from "./usage";

/**
 * Writes rows as their caller sees them from one node, with usage and pins from one more query.
 */
export async function viewConnections(
  tx: Tx,
  organizationId: string,
  { rows, places, worlds }: ConnectionRows,
  nodeId: string,
): Promise<Connection[]> {
  if (rows.length === 0) return [];
  const { seen = [], short = [] } = Object.groupBy(rows, (row) =>
    places.role(row.nodeId) === null ? "short" : "seen",
  );
  const usage = await loadUsage(tx, organizationId, {
    all: seen.map(({ id }) => id),
    below: { connectionIds: short.map(({ id }) => id), nodeId },
  });
  const given = {
    places: places.including(usage.nodes),
    worlds,
    now: new Date(),
    usageOf: new Map(usage.calls.map((each) => [each.connectionId, each])),
    pinsOf: Map.groupBy(usage.pins, ({ connectionId }) => connectionId),
  };
  return rows.flatMap((row) => toConnection(row, given) ?? []);
}

/** One account as its caller sees it now. */
export async function viewConnection(
  tx: Tx,
  caller: { organizationId: string; actor: Actor },
  connectionId: string,
  nodeId: string,
): Promise<Connection | undefined> {
  const found = await loadConnectionRows(tx, caller, { id: connectionId, at: [nodeId] });
  return (await viewConnections(tx, caller.organizationId, found, nodeId))[0];
}

type Given = Pick<ConnectionRows, "places" | "worlds"> & {
  now: Date;
  usageOf: ReadonlyMap<string, Usage["calls"][number]>;
  pinsOf: ReadonlyMap<string, Usage["pins"]>;
};

const iso = (at: string | null): string | null => at && new Date(at).toISOString();

function toConnection(row: ConnectionRow, given: Given): Connection | undefined {
  const { places, worlds, now } = given;
  const lineage = places.lineage(row.nodeId);
  const owner = places.named(row.nodeId);
  const [organization] = lineage;
  // Deleting a node ends its accounts, so that a live one has an owner.
  if (!owner || !organization) return undefined;
  const provider = providers[row.provider];
  const { id: providerId = row.provider, name = row.provider, accessUrl = "" } = provider ?? {};
  const health = healthOf(row, worlds, now);
  const role = places.role(row.nodeId);
  const shown = {
    id: row.id,
    nodeId: owner.id,
    nodeName: owner.name,
    owner,
    provider: { id: providerId, name, accessUrl },
    world: row.world,
    app: appOf(row),
    isSetup: provider?.isSetup === true,
    accountName: row.accountName,
    label: row.label,
    isDefault: row.isDefault,
    health,
    healthText: describeHealth(row, {
      health,
      providerName: name,
      renewRefused: provider?.renewRefused,
      organizationName: organization.name,
      now,
    }),
    brokenAt: iso(row.brokenAt),
    checkedAt: iso(row.checkedAt),
    unansweredSince: iso(row.unansweredSince),
    createdAt: new Date(row.createdAt).toISOString(),
    expiresAt: iso(row.expiresAt),
    usage: usageOf(row.id, given),
    pinnedBy: pinsOf(row.id, given),
  };
  // Of a place without a role only provider, account, label and health are told (rule 24).
  if (role === null)
    return {
      ...shown,
      accountDetail: "",
      grantedScopes: [],
      missingScopes: [],
      connectedBy: null,
      lastUsedAt: null,
      can: { manage: false, move: false },
    };
  return {
    ...shown,
    accountDetail: row.accountDetail,
    grantedScopes: row.grantedScopes,
    missingScopes: scopesNotGiven(provider, row.requestedScopes, row.grantedScopes),
    connectedBy:
      row.connectedBy && row.connectedByName
        ? { id: row.connectedBy, name: row.connectedByName }
        : null,
    lastUsedAt: iso(row.lastUsedAt),
    can: {
      manage: allows(role, "connections:write", owner.kind),
      move: allows(role, "connections:move", owner.kind) && isMovable(row.provider),
    },
  };
}

/** Whether an account may belong to another node: a bot is its agent's. */
export const isMovable = (providerId: string): boolean =>
  integrationsOf(providerId).some(({ identity }) => identity === "shared");

function appOf({ provider, providerAppId, world }: ConnectionRow): Connection["app"] {
  if (providers[provider]?.auth.type !== "oauth") return "key";
  if (providerAppId !== null) return "own";
  return world === "sandbox" ? "sandbox" : "server";
}

function usageOf(id: string, { usageOf, places }: Given): Connection["usage"] {
  const usage = usageOf.get(id);
  if (!usage) return { agents: 0, calls: 0, lastCall: null };
  const last = places.named(usage.lastNodeId);
  // An account that was moved may have been used where the caller has no role.
  const agent = last?.path ? last.name : "another agent";
  const lastCall = { agent, at: new Date(usage.lastAt).toISOString() };
  return { agents: usage.agents, calls: usage.calls, lastCall };
}

function pinsOf(id: string, { pinsOf, places }: Given): Connection["pinnedBy"] {
  return (pinsOf.get(id) ?? []).flatMap(({ nodeId, integration }) => {
    const node = places.named(nodeId);
    const name = integrations.find((each) => each.id === integration)?.name ?? integration;
    return node?.path ? [{ node, integration: { id: integration, name } }] : [];
  });
}
