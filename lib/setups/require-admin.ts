import { forbidden } from "@/lib/errors";
import { isAtLeast, roleAt } from "@/lib/pipeline/access";
import type { Place } from "@/lib/pipeline/place";
import { providers } from "@/lib/providers/catalog";

/** Accounts that make things for agents are an admin's to change, whatever may be done with others. */
export function requireSetupAdmin(
  { role, node }: Pick<Place, "role" | "node">,
  providerId: string,
): void {
  if (providers[providerId]?.isSetup !== true || isAtLeast(role, "admin")) return;
  throw forbidden(`This takes ${roleAt("admin", node.name)}.`);
}
