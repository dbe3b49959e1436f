import "server-only";
import { callFunction } from "@/lib/db";
import { type Facts, lineageOf } from "@/lib/installations/facts";
import type { Snapshot } from "@/lib/pipeline/actor";
import { toPlace } from "@/lib/pipeline/lineage";
import type { PolicyFact } from "@/lib/policies/policy";
import { hashToken } from "@/lib/vault/token";

/** What one statement told about an agent: what is in effect at it, and what it may do. */
export type AgentFacts = { facts: Facts; policies: PolicyFact[] };

type Row = {
  snapshot: (AgentFacts & { keyId: string; nodeId: string; lastUsedAt: string | null }) | null;
};

/** An agent that proved who it is. */
export type KnownAgent = {
  keyId: string;
  nodeId: string;
  /** ISO; as it was last settled. */
  lastUsedAt: string | null;
  snapshot: Snapshot & { data: AgentFacts };
};

/** Whose key this is, with everything that holds there, in one statement that writes nothing; null for a key that is not good. */
export async function readAgentKey(
  organizationId: string,
  key: string,
): Promise<KnownAgent | null> {
  const [row] = await callFunction<Row>({
    name: "agent_snapshot",
    text: "select agent_snapshot($1, $2) as snapshot",
    values: [organizationId, hashToken(key)],
  });
  if (!row?.snapshot) return null;
  const { keyId, nodeId, lastUsedAt, facts, policies } = row.snapshot;
  const lineage = lineageOf(facts, nodeId).map((node) => ({ ...node, ownRole: null }));
  // Without its node, or an ancestor, it is not there any more.
  if (lineage.length === 0) return null;
  const place = toPlace(lineage, { kind: "agent", nodeId });
  return { keyId, nodeId, lastUsedAt, snapshot: { place, data: { facts, policies } } };
}

/** What was read together with an agent's key, where the operation is answered from it. */
export const agentFactsOf = (data: unknown): AgentFacts => data as AgentFacts;
