import type { Tx } from "@/lib/db";
import { worlds } from "@/lib/connections/world";
import { resolveEffective } from "@/lib/installations/effective";
import { type Facts, loadFacts } from "@/lib/installations/facts";
import { integrations } from "@/lib/integrations/catalog";
import { allows, strongest } from "@/lib/pipeline/access";
import type { Role } from "@/prisma/generated/enums";
import type { LinkRow } from "./link";

export type LinkStanding = {
  state: "open" | "used" | "declined" | "withdrawn" | "expired" | "not_needed";
  /** Since when, where that was noted. */
  at: Date | null;
};

/**
 * Where links stand now. A link lends what its sender may do: whoever lost the role to connect there
 * has withdrawn it with that. Writes nothing, and asks four questions however many links there are.
 */
export async function linkStandings(
  tx: Tx,
  organizationId: string,
  links: readonly LinkRow[],
): Promise<Map<string, LinkStanding>> {
  const now = new Date();
  const noted = new Map(links.map((link) => [link.id, notedStanding(link, now)]));
  const open = links.filter(({ id }) => noted.get(id)?.state === "open");
  if (open.length === 0) return noted;
  const backed = await backedLinks(tx, organizationId, open);
  const facts = await loadFacts(tx, organizationId, [
    ...new Set(open.filter(({ id }) => backed.get(id) !== null).map(({ nodeId }) => nodeId)),
  ]);
  for (const link of open) {
    const isBacked = backed.get(link.id) ?? null;
    if (isBacked === null || !isNeeded(facts, link))
      noted.set(link.id, { state: "not_needed", at: null });
    else if (!isBacked) noted.set(link.id, { state: "withdrawn", at: null });
  }
  return noted;
}

export async function linkStanding(
  tx: Tx,
  organizationId: string,
  link: LinkRow,
): Promise<LinkStanding> {
  const standings = await linkStandings(tx, organizationId, [link]);
  return standings.get(link.id) ?? { state: "withdrawn", at: null };
}

function notedStanding(link: LinkRow, now: Date): LinkStanding {
  if (link.usedAt) return { state: "used", at: link.usedAt };
  if (link.declinedAt) return { state: "declined", at: link.declinedAt };
  if (link.withdrawnAt) return { state: "withdrawn", at: link.withdrawnAt };
  if (link.expiresAt <= now) return { state: "expired", at: link.expiresAt };
  return { state: "open", at: null };
}

type Row = { id: string; alive: boolean; roles: Role[] };

/** Whether each link's sender may still connect there; null where the node is gone. */
async function backedLinks(
  tx: Tx,
  organizationId: string,
  links: readonly LinkRow[],
): Promise<Map<string, boolean | null>> {
  const ids = links.map(({ id }) => id);
  const rows = await tx.$queryRaw<Row[]>`
    select k.id, exists (select from lineage(${organizationId}::uuid, k.node_id)) as alive,
      (select coalesce(jsonb_agg(m.role), '[]') from lineage(${organizationId}::uuid, k.node_id) l
        join membership m on m.organization_id = ${organizationId}::uuid and m.node_id = l.id
          and m.user_id = k.sent_by) as roles
    from connect_link k
    where k.organization_id = ${organizationId}::uuid and k.id = any (${ids}::uuid[])`;
  return new Map(
    rows.map(({ id, alive, roles }) => {
      const kind = links.find((link) => link.id === id)?.node.kind ?? "organization";
      return [id, alive ? allows(strongest(roles), "connections:write", kind) : null];
    }),
  );
}

/** Whether there is still something to connect: installed, not blocked, and the account to renew is there. */
function isNeeded(facts: Facts, { nodeId, integration: id, reconnects }: LinkRow): boolean {
  const integration = integrations.find((each) => each.id === id);
  if (!integration) return false;
  if (reconnects !== null && !facts.connections.some((row) => row.id === reconnects)) return false;
  const { installation, block } = resolveEffective({
    facts,
    nodeId,
    integration,
    worlds: worlds(facts.providerApps),
    now: new Date(),
  });
  return installation !== null && block === null;
}
