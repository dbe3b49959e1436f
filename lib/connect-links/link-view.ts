import { z } from "zod";
import { nameOf } from "@/lib/connections/attempt-view";
import type { Directory, Tx } from "@/lib/db";
import { NamedNode } from "@/lib/installations/effective-integration";
import { integrations } from "@/lib/integrations/catalog";
import { isAtLeast, strongest } from "@/lib/pipeline/access";
import { type Actor, actorId } from "@/lib/pipeline/actor";
import { pathOf } from "@/lib/pipeline/lineage";
import { providers } from "@/lib/providers/catalog";
import type { Role } from "@/prisma/generated/enums";
import type { LinkRow } from "./link";
import { type LinkStanding, linkStandings } from "./link-standing";

/** A connect link as its sender sees it. Its address is shown once, when it is made. */
export const ConnectLink = z.object({
  id: z.uuid(),
  node: NamedNode,
  integration: z.object({ id: z.string(), name: z.string(), icon: z.string().nullable() }),
  provider: z.object({ id: z.string(), name: z.string() }),
  to: z.object({ name: z.string(), email: z.string() }),
  note: z.string(),
  sentBy: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.string(),
  expiresAt: z.string(),
  state: z.enum(["sent", "opened", "used", "declined", "expired", "withdrawn"]),
  /** Since when it is in this state; null where that was not noted, as when its sender lost the role. */
  stateAt: z.string().nullable(),
  /** The account that was connected with it. */
  accountName: z.string().nullable(),
  canWithdraw: z.boolean(),
});
export type ConnectLink = z.infer<typeof ConnectLink>;

/** Links as one caller sees them: few questions, however many links. */
export async function viewLinks(
  tx: Tx & Directory,
  { organizationId, actor }: { organizationId: string; actor: Actor },
  links: readonly LinkRow[],
): Promise<ConnectLink[]> {
  const standings = await linkStandings(tx, organizationId, links);
  const people = await tx.user.findMany({
    where: { id: { in: links.flatMap(({ sentBy, userId }) => [sentBy, userId ?? sentBy]) } },
    select: { id: true, name: true, email: true },
  });
  const places = await placesOf(tx, { organizationId, actor }, links);
  return links.map((link) => {
    const standing = standings.get(link.id) ?? { state: "withdrawn", at: null };
    const place = places.get(link.nodeId) ?? { path: null, role: null };
    const sender = people.find(({ id }) => id === link.sentBy);
    const integration = integrations.find(({ id }) => id === link.integration);
    const provider = integration?.provider ? providers[integration.provider] : undefined;
    return {
      id: link.id,
      node: {
        id: link.nodeId,
        name: link.node.name,
        kind: link.node.kind,
        path: place.path,
      },
      integration: {
        id: link.integration,
        name: integration?.name ?? link.integration,
        icon: integration?.icon ?? null,
      },
      provider: { id: provider?.id ?? "", name: provider?.name ?? "" },
      to: { name: nameOfAddressee(link, people), email: link.email },
      note: link.note,
      sentBy: { id: link.sentBy, name: nameOf(sender ?? null) },
      createdAt: link.createdAt.toISOString(),
      expiresAt: link.expiresAt.toISOString(),
      ...toState(link, standing),
      accountName: link.accountName,
      canWithdraw:
        standing.state === "open" &&
        (link.sentBy === actorId(actor) || isAtLeast(place.role, "admin")),
    };
  });
}

type Step = { slug: string; role: Role | null };

/** The caller's role at each link's node, and its address for who has one. */
async function placesOf(
  tx: Tx,
  { organizationId, actor }: { organizationId: string; actor: Actor },
  links: readonly LinkRow[],
): Promise<Map<string, { path: string | null; role: Role | null }>> {
  const ids = [...new Set(links.map(({ nodeId }) => nodeId))];
  const rows = await tx.$queryRaw<{ id: string; line: Step[] }[]>`
    select t.id, (
      select coalesce(jsonb_agg(jsonb_build_object('slug', l.slug, 'role', m.role) order by l.depth), '[]')
      from lineage(${organizationId}::uuid, t.id) l
      left join membership m on m.organization_id = ${organizationId}::uuid and m.node_id = l.id
        and m.user_id = ${actorId(actor)}::uuid
    ) as line
    from unnest(${ids}::uuid[]) as t (id)`;
  return new Map(
    rows.map(({ id, line }) => {
      const role = strongest(line.map((step) => step.role));
      return [id, { role, path: role === null ? null : pathOf(line) }];
    }),
  );
}

type Known = { id: string; name: string; email: string };

/** Empty for an address that was written down: whose it is here is not for the sender to learn. */
const nameOfAddressee = ({ userId }: LinkRow, people: readonly Known[]): string =>
  userId === null ? "" : (people.find(({ id }) => id === userId)?.name ?? "");

/** What is not needed any more has nobody to withdraw it, so it counts as withdrawn. */
function toState(
  { openedAt, createdAt }: LinkRow,
  { state, at }: LinkStanding,
): Pick<ConnectLink, "state" | "stateAt"> {
  if (state !== "open") {
    const stateAt = at?.toISOString() ?? null;
    return { state: state === "not_needed" ? "withdrawn" : state, stateAt };
  }
  return openedAt === null
    ? { state: "sent", stateAt: createdAt.toISOString() }
    : { state: "opened", stateAt: openedAt.toISOString() };
}
