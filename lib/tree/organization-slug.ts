import type { Directory, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { assertNotReserved } from "./reserved-slugs";

/**
 * Gives an organization its address on the server. One that another organization has left only
 * redirects, and is free to take; its own former address goes on leading to it.
 */
export async function takeOrganizationSlug(
  tx: Tx & Directory,
  organizationId: string,
  slug: string,
): Promise<void> {
  assertNotReserved(slug);
  await tx.organizationDirectory.updateMany({
    where: { organizationId, retiredAt: null },
    data: { retiredAt: new Date() },
  });
  const taken = await tx.$executeRaw`
    insert into organization_directory (slug, organization) values (${slug}, ${organizationId}::uuid)
    on conflict (slug) do update set organization = excluded.organization, retired_at = null
      where organization_directory.retired_at is not null`;
  if (taken > 0) return;
  const detail = `${slug} is taken.`;
  throw new AppError("conflict", detail, { fields: [{ pointer: "/slug", detail }] });
}
