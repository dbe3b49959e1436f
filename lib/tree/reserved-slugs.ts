import { invalidField } from "@/lib/errors";

/** What an organization cannot be called, because its address is at the root beside these (SCREENS.md 1.1). */
export const reservedSlugs: readonly string[] = [
  "api",
  "mcp",
  "signin",
  "signout",
  "invite",
  "connect",
  "device",
  "account",
  "setup",
  "new",
  "reset",
  "static",
  "_next",
  "self",
  "-",
];

/** Refuses an organization's slug that is a fixed address of the server. */
export function assertNotReserved(slug: string): void {
  if (reservedSlugs.includes(slug))
    throw invalidField("slug", `${slug} is an address of the server itself. Choose another one.`);
}
