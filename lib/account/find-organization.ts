import { directory } from "@/lib/db";

/** The organization at an address of the server, also at one it had before. */
export async function findOrganization(slug: string): Promise<string | undefined> {
  const row = await directory().organizationDirectory.findUnique({
    where: { slug: slug.toLowerCase() },
    select: { organizationId: true },
  });
  return row?.organizationId;
}
