import { z } from "zod";

const longest = 40;

/** Addresses hold ids as well, so a slug never looks like one. */
const looksLikeId = (slug: string): boolean => z.guid().safeParse(slug).success;

/** A node's part of an address, unique among siblings. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use small letters, digits and hyphens.")
  .max(longest, `Use ${longest} characters at most.`)
  .refine((slug) => !looksLikeId(slug), "An address cannot look like an id.")
  .describe("Address part: small letters, digits and single hyphens inside, 1 to 40.");

/** The address part that a name suggests; empty if the name has nothing an address may hold. */
export function toSlug(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, longest)
    .replaceAll(/^-+|-+$/g, "");
  return looksLikeId(slug) ? `id-${slug}` : slug;
}
