import type { Tx } from "@/lib/db";
import { providers } from "@/lib/providers/catalog";
import type { EndingConnection } from "@/lib/removals/ending-connections";

/** What happens at the provider to the grant of an account that ends. */
export type GrantFate = "revoked" | "kept" | "not_supported";

/** Foretells it for accounts that end together, by the rules of the clean-up. */
export async function loadGrantFates(
  tx: Tx,
  ending: readonly Pick<EndingConnection, "id" | "provider">[],
): Promise<Map<string, GrantFate>> {
  const ids = ending.map(({ id }) => id);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select o.connection_id as id from outside_account o
    where o.connection_id = any (${ids}::uuid[]) and not o.exclusive
      and exists (select from outside_account other
        where other.hash = o.hash and other.connection_id <> all (${ids}::uuid[]))`;
  const shared = new Set(rows.map(({ id }) => id));
  return new Map(
    ending.map(({ id, provider: providerId }) => {
      const provider = providers[providerId];
      if (!provider?.revoke) return [id, "not_supported"];
      const isOneGrant = provider.sharesGrant || provider.auth.type === "key";
      return [id, isOneGrant && shared.has(id) ? "kept" : "revoked"];
    }),
  );
}
