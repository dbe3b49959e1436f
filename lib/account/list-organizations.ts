import { inOrganization, organizationsOf } from "@/lib/db";
import { strongest } from "@/lib/pipeline/access";
import type { Role } from "@/lib/tree/node";

export type OrganizationOfPerson = {
  id: string;
  name: string;
  slug: string;
  /** Their strongest role anywhere in it. */
  role: Role;
};

/** The organizations in which a person holds any role, by name. */
export async function listOrganizations(userId: string): Promise<OrganizationOfPerson[]> {
  const ids = await organizationsOf(userId);
  const found = await Promise.all(ids.map((id) => readOrganization(id, userId)));
  return found
    .filter((organization) => organization !== null)
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
}

const readOrganization = (organizationId: string, userId: string) =>
  inOrganization(organizationId, async (tx): Promise<OrganizationOfPerson | null> => {
    const root = await tx.node.findFirst({
      where: { organizationId, id: organizationId, deletedAt: null },
      select: { id: true, name: true, slug: true },
    });
    const memberships = await tx.membership.findMany({
      where: { organizationId, userId },
      select: { role: true },
      distinct: ["role"],
    });
    const role = strongest(memberships.map((membership) => membership.role));
    return root && role ? { ...root, role } : null;
  });
