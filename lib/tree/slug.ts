import { z } from "zod";

const longest = 40;

/** A node's part of an address: unique among siblings, never shaped like an id. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use small letters, digits and hyphens.")
  .max(longest, `Use ${longest} characters at most.`)
  .refine((slug) => !z.uuid().safeParse(slug).success, "An address cannot look like an id.")
  .describe("Address part: small letters, digits and single hyphens inside, 1 to 40.");

/** The address part that a name suggests; empty if the name has nothing an address may hold. */
export const toSlug = (name: string): string =>
  name
    .normalize("NFKD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, longest)
    .replaceAll(/^-+|-+$/g, "");
