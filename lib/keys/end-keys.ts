import { inOrganization, organizationsOf, type Tx } from "@/lib/db";

/** Ends the tokens of people who hold no role in the organization any more: with a new role they would come back. */
export async function endTokensWithoutRole(
  tx: Pick<Tx, "$executeRaw">,
  organizationId: string,
): Promise<void> {
  await tx.$executeRaw`
    update personal_token t set revoked_at = now()
    where t.organization_id = ${organizationId}::uuid and t.revoked_at is null
      and not exists (
        select from membership m
        where m.organization_id = ${organizationId}::uuid and m.user_id = t.user_id
      )`;
}

/** Ends all tokens of a person, in every organization in which they hold a role; elsewhere they have none. */
export async function endTokensOf(userId: string): Promise<void> {
  for (const organizationId of await organizationsOf(userId))
    await inOrganization(organizationId, (tx) =>
      tx.personalToken.updateMany({
        where: { organizationId, userId, revokedAt: null },
        data: { revokedAt: new Date() },
      }),
    );
}

/** Ends the keys of the agents that are being deleted. */
export async function endKeysBelow(
  tx: Pick<Tx, "$executeRaw">,
  { organizationId, nodeId }: { organizationId: string; nodeId: string },
): Promise<void> {
  await tx.$executeRaw`
    update agent_key set revoked_at = now()
    where organization_id = ${organizationId}::uuid and revoked_at is null
      and node_id = any (array(select s.id from subtree(${organizationId}::uuid, ${nodeId}::uuid) s))`;
}
