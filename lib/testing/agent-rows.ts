import { inOrganization } from "@/lib/db";

export type Row = Record<string, unknown>;

/** Every column of the rows that are about an agent, by table, in the order in which they came. */
export type AgentRows = Record<
  | "installation"
  | "connection"
  | "connect_attempt"
  | "removal"
  | "removal_step"
  | "tool_call"
  | "audit_event",
  Row[]
>;

/** Reads what the database holds about an agent, to compare the traces that two left. */
export function agentRows(organizationId: string, agentId: string): Promise<AgentRows> {
  return inOrganization(organizationId, async (tx) => {
    const rowsOf = async (asked: Promise<{ row: Row }[]>) => (await asked).map(({ row }) => row);
    return {
      installation: await rowsOf(
        tx.$queryRaw`select to_jsonb(t) as row from installation t where node_id = ${agentId}::uuid order by id`,
      ),
      connection: await rowsOf(
        tx.$queryRaw`select to_jsonb(t) as row from connection t where node_id = ${agentId}::uuid order by id`,
      ),
      connect_attempt: await rowsOf(
        tx.$queryRaw`select to_jsonb(t) as row from connect_attempt t where node_id = ${agentId}::uuid order by id`,
      ),
      removal: await rowsOf(
        tx.$queryRaw`select to_jsonb(t) as row from removal t where node_id = ${agentId}::uuid order by id`,
      ),
      removal_step: await rowsOf(
        tx.$queryRaw`
          select to_jsonb(t) as row from removal_step t join removal r on r.id = t.removal_id
          where r.node_id = ${agentId}::uuid order by r.id, t.position`,
      ),
      tool_call: await rowsOf(
        tx.$queryRaw`select to_jsonb(t) as row from tool_call t where node_id = ${agentId}::uuid order by id`,
      ),
      audit_event: await rowsOf(
        tx.$queryRaw`select to_jsonb(t) as row from audit_event t where node_id = ${agentId}::uuid order by at, id`,
      ),
    };
  });
}

/** The ids of an agent's keys and of a person's tokens: with what somebody came. */
export function credentialIds(
  organizationId: string,
  owner: { agentId: string; userId: string },
): Promise<{ keys: string[]; tokens: string[] }> {
  return inOrganization(organizationId, async (tx) => {
    const select = { id: true } as const;
    const keys = await tx.agentKey.findMany({ where: { nodeId: owner.agentId }, select });
    const tokens = await tx.personalToken.findMany({ where: { userId: owner.userId }, select });
    return { keys: keys.map(({ id }) => id), tokens: tokens.map(({ id }) => id) };
  });
}
