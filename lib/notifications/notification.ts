import { z } from "zod";
import type { Tx } from "@/lib/db";
import { allows, strongest } from "@/lib/pipeline/access";
import type { NodeKind, Role } from "@/prisma/generated/enums";
import { describeNotification } from "./notification-text";

export const Notification = z.object({
  id: z.string(),
  kind: z.string(),
  text: z.string().describe("One ready sentence"),
  href: z.string().nullable().describe("Where it is acted on; null where the person may not"),
  createdAt: z.string(),
  readAt: z.string().nullable(),
  node: z.object({ id: z.string(), name: z.string() }),
});
export type Notification = z.infer<typeof Notification>;

type Row = {
  id: string;
  kind: string;
  nodeId: string;
  subjectId: string | null;
  details: unknown;
  createdAt: Date;
  readAt: Date | null;
};

/** Notifications of one person as sentences, with the rights that the person has now. */
export async function viewNotifications(
  tx: Tx,
  organizationId: string,
  userId: string,
  rows: readonly Row[],
): Promise<(Notification & { subject: string })[]> {
  const places = await findPlaces(tx, organizationId, userId, rows);
  return rows.flatMap((row) => {
    const place = places.get(row.nodeId);
    const said = place && describeNotification(row.kind, row.details, place);
    if (!said) return [];
    const href = hrefOf(said.page, row.subjectId, place);
    return {
      id: row.id,
      kind: row.kind,
      subject: said.subject,
      text:
        href === null
          ? `${said.text} You may no longer manage it; an admin of ${place.name} can.`
          : said.text,
      href,
      createdAt: row.createdAt.toISOString(),
      readAt: row.readAt?.toISOString() ?? null,
      node: { id: row.nodeId, name: place.name },
    };
  });
}

type Place = {
  id: string;
  name: string;
  kind: NodeKind;
  /** Slug of the organization. */
  slug: string | null;
  role: Role | null;
};

/** Where the news happened, and the role that the person has there now. */
async function findPlaces(
  tx: Tx,
  organizationId: string,
  userId: string,
  rows: readonly { nodeId: string }[],
): Promise<Map<string, Place>> {
  const ids = [...new Set(rows.map(({ nodeId }) => nodeId))];
  const places = await tx.$queryRaw<(Omit<Place, "role"> & { roles: (Role | null)[] | null })[]>`
    select n.id, n.name, n.kind, line.slug, line.roles
    from node n cross join lateral (
      select max(l.slug) filter (where l.depth = 0) as slug, array_agg(m.role::text) as roles
      from lineage(${organizationId}::uuid, n.id) l
      left join membership m on m.organization_id = ${organizationId}::uuid and m.node_id = l.id
        and m.user_id = ${userId}::uuid
    ) line
    where n.organization_id = ${organizationId}::uuid and n.id = any (${ids}::uuid[])`;
  return new Map(
    places.map(({ roles, ...place }) => [place.id, { ...place, role: strongest(roles ?? []) }]),
  );
}

type Page = NonNullable<ReturnType<typeof describeNotification>>["page"];

/** The page to go to; null where the person lost the role that acting there takes. */
function hrefOf(
  page: Page,
  subjectId: string | null,
  { id, slug, role, kind }: Place,
): string | null {
  if (slug === null || role === null) return null;
  const base = `/${slug}/-`;
  if (page === "apps") return `${base}/apps`;
  if (page === "usage")
    return kind === "organization" ? `${base}/usage` : `${base}/usage?node=${id}`;
  if (page === "links") return `${base}/links`;
  if (page === "receipt") return `${base}/receipts/${subjectId ?? ""}`;
  if (page === "approval") return `${base}/approvals/${subjectId ?? ""}`;
  return allows(role, "connections:write", kind) ? `${base}/connections/${subjectId ?? ""}` : null;
}
