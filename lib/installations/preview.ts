import { createHash } from "node:crypto";
import { worlds } from "@/lib/connections/world";
import type { Tx } from "@/lib/db";
import { conflict } from "@/lib/errors";
import { getIntegration, integrations, integrationsOf } from "@/lib/integrations/catalog";
import type { Integration } from "@/lib/integrations/manifest";
import { pathOf } from "@/lib/pipeline/lineage";
import { providers } from "@/lib/providers/catalog";
import { endingConnections, type EndingConnection } from "@/lib/removals/ending-connections";
import { countMade } from "@/lib/setups/assert-unused";
import { loadAgentGroups } from "./agent-groups";
import { type Facts, lineageOf, loadFacts } from "./facts";
import { PlannedChange, reachedNodes } from "./planned-change";
import { applyChange } from "./preview-apply";
import { type EffectLine, previewEffects } from "./preview-effects";
import { loadGrantFates } from "./preview-grants";
import { previewNotes } from "./preview-notes";

export type Preview = {
  lines: EffectLine[];
  /** Agents that the change could reach. */
  agents: number;
  /** Accounts that end with it, or stay and why. */
  connections: EndingConnection[];
  addresses: { before: string; after: string } | null;
  deleted: { teams: number; projects: number; agents: number; installations: number } | null;
  /** Sentences that the dialog adds. */
  notes: string[];
  /** Fingerprint of all of the above; confirming carries it. */
  digest: string;
};

/** Works out what a change would do to the agents it reaches. Writes nothing. */
export async function computePreview(
  tx: Tx,
  organizationId: string,
  change: PlannedChange,
): Promise<Preview> {
  const reached = reachedNodes(change);
  const groups = await loadAgentGroups(tx, organizationId, reached);
  const connections = await connectionsEnding(tx, organizationId, change);
  const targets = [
    ...reached,
    ...groups.map(({ representative }) => representative),
    ...(change.kind === "move" ? [change.parentId] : []),
  ];
  const before = await loadFacts(tx, organizationId, targets);
  const ended = new Set(connections.filter(({ kept }) => kept === null).map(({ id }) => id));
  const after = applyChange(before, change, ended);
  const given = { before, after, groups, worlds: worlds(before.providerApps), now: new Date() };
  const lines = previewEffects({ ...given, integrations: affected(change, before) });
  const deleted =
    change.kind === "delete" ? await countDeleted(tx, organizationId, change.nodeId) : null;
  const grants = await loadGrantFates(
    tx,
    connections.filter(({ kept }) => kept === null),
  );
  const made =
    change.kind === "disconnect" ? await countMade(tx, organizationId, change.connectionId) : 0;
  const content = {
    lines,
    agents: groups.reduce((sum, { agents }) => sum + agents.length, 0),
    // People read names; the ids are the catalog's.
    connections: connections.map((row) => ({
      ...row,
      provider: providers[row.provider]?.name ?? row.provider,
    })),
    addresses:
      change.kind === "move"
        ? {
            before: pathOf(lineageOf(before, change.nodeId)),
            after: pathOf(lineageOf(after, change.nodeId)),
          }
        : null,
    deleted,
    notes: previewNotes({ ...given, change, lines, connections, grants, made }),
  };
  const digest = createHash("sha256")
    .update(JSON.stringify([PlannedChange.parse(change), content]))
    .digest("base64url");
  return { ...content, digest };
}

/** Throws a conflict when the effects are not those that were confirmed. */
export async function assertPreview(
  tx: Tx,
  organizationId: string,
  change: PlannedChange,
  digest: string | undefined,
): Promise<void> {
  if (digest === undefined) return;
  const now = await computePreview(tx, organizationId, change);
  if (now.digest !== digest)
    throw conflict("Things changed while you looked. Look at the new list, then confirm again.");
}

/** The accounts that end with a change, or stay and why. */
async function connectionsEnding(
  tx: Tx,
  organizationId: string,
  change: PlannedChange,
): Promise<EndingConnection[]> {
  switch (change.kind) {
    case "remove":
    case "delete":
    case "disconnect":
      return endingConnections(tx, organizationId, change);
    case "revoke_all": {
      const { nodeId, provider } = change;
      const all = await endingConnections(tx, organizationId, { kind: "delete", nodeId });
      return all.filter((row) => provider === null || row.provider === provider);
    }
    default:
      return [];
  }
}

/** The integrations whose accounts or tools may be others afterwards. */
function affected(change: PlannedChange, { connections }: Facts): readonly Integration[] {
  switch (change.kind) {
    case "block":
    case "unblock":
    case "pin":
      return [getIntegration(change.integration)];
    case "remove": {
      const integration = getIntegration(change.integration);
      // Removing may end an account that other integrations of the provider use too.
      return integration.provider === null ? [integration] : integrationsOf(integration.provider);
    }
    case "disconnect":
    case "move_connection":
    case "make_default":
    case "replace_account": {
      const connection = connections.find(({ id }) => id === change.connectionId);
      return connection ? integrationsOf(connection.provider) : [];
    }
    case "revoke_all":
      return change.provider === null ? integrations : integrationsOf(change.provider);
    case "move":
    case "delete":
      return integrations;
  }
}

async function countDeleted(tx: Tx, organizationId: string, nodeId: string) {
  const [row] = await tx.$queryRaw<
    { teams: number; projects: number; agents: number; installations: number }[]
  >`
    with gone as materialized (select id, kind from subtree(${organizationId}::uuid, ${nodeId}::uuid))
    select count(*) filter (where kind = 'team')::int as teams,
      count(*) filter (where kind = 'project')::int as projects,
      count(*) filter (where kind = 'agent')::int as agents,
      (select count(*)::int from installation i join gone g on g.id = i.node_id
        where i.organization_id = ${organizationId}::uuid) as installations
    from gone`;
  return row ?? { teams: 0, projects: 0, agents: 0, installations: 0 };
}
