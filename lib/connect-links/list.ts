import { z } from "zod";
import { notFound } from "@/lib/errors";
import { actorId } from "@/lib/pipeline/actor";
import { defineQuery } from "@/lib/pipeline/operation";
import { topmostNodes } from "@/lib/tree/topmost";
import { linkFields } from "./link";
import { ConnectLink, viewLinks } from "./link-view";

const limit = 200;

export const listConnectLinks = defineQuery({
  name: "list_connect_links",
  summary: "List connect links: those the caller sent, and all at the nodes they administer.",
  permission: "integrations:read",
  input: z.strictObject({}),
  output: z.object({ links: z.array(ConnectLink) }),

  /** One stands for all: what is returned is the caller's own, or at nodes of theirs. */
  async nodes(tx, _input, organizationId, actor) {
    const ids = await topmostNodes(tx, organizationId, actor);
    if (ids.length === 0) throw notFound();
    return ids.slice(0, 1);
  },

  async run({ tx, organizationId, actor }) {
    const userId = actorId(actor);
    const visible = await tx.$queryRaw<{ id: string }[]>`
      select k.id from connect_link k
      where k.organization_id = ${organizationId}::uuid and (
        k.sent_by = ${userId}::uuid
        or k.node_id in (
          select s.id from membership m, lateral subtree(${organizationId}::uuid, m.node_id) s
          where m.organization_id = ${organizationId}::uuid and m.user_id = ${userId}::uuid
            and m.role in ('admin', 'owner')))
      order by k.created_at desc, k.id desc limit ${limit}`;
    const rows = await tx.connectLink.findMany({
      where: { organizationId, id: { in: visible.map(({ id }) => id) } },
      select: linkFields,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    });
    return { links: await viewLinks(tx, { organizationId, actor }, rows) };
  },
});
