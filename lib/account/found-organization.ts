import { z } from "zod";
import type { Directory, Tx } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import type { Actor } from "@/lib/pipeline/actor";
import { recordAudit } from "@/lib/pipeline/audit";
import { NodeName } from "@/lib/tree/node";
import { takeOrganizationSlug } from "@/lib/tree/organization-slug";
import { Slug, toSlug } from "@/lib/tree/slug";

export const NewOrganization = z.object({
  name: NodeName,
  slug: Slug.optional().describe("Its address on this server; made from the name if absent."),
});

type Founding = {
  /** A fresh id, which is the id of the root as well; `tx` is confined to it. */
  organizationId: string;
  actor: Actor;
  /** Null when an owner is going to be invited. */
  ownerId: string | null;
};

/** Makes an organization with its first owner, in a transaction of its own organization. */
export async function foundOrganization(
  tx: Tx & Directory,
  { organizationId, actor, ownerId }: Founding,
  { name, slug = toSlug(name) }: z.output<typeof NewOrganization>,
): Promise<{ id: string; name: string; slug: string }> {
  if (slug === "") throw invalidField("slug", "Use small letters, digits and hyphens.");
  await takeOrganizationSlug(tx, organizationId, slug);
  await tx.node.create({
    data: { organizationId, id: organizationId, kind: "organization", name, slug },
  });
  if (ownerId !== null)
    await tx.membership.create({
      data: { organizationId, nodeId: organizationId, userId: ownerId, role: "owner" },
    });
  const caller = { actor, organizationId };
  await recordAudit(tx, caller, {
    nodeId: organizationId,
    operation: "create_organization",
    outcome: "done",
    subjectId: organizationId,
    details: { kind: "organization", name, slug },
  });
  return { id: organizationId, name, slug };
}
