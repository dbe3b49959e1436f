import type { Tx } from "@/lib/db";
import type { NodeKind } from "@/prisma/generated/enums";

export type FactNode = {
  id: string;
  parentId: string | null;
  kind: NodeKind;
  name: string;
  slug: string;
};

export type InstallationFact = {
  id: string;
  nodeId: string;
  integration: string;
  settings: Record<string, unknown>;
  version: number;
  pinnedConnectionId: string | null;
  createdAt: string;
};

export type BlockFact = { nodeId: string; integration: string; note: string };

export type ConnectionFact = {
  id: string;
  nodeId: string;
  provider: string;
  world: "real" | "sandbox";
  accountName: string;
  accountDetail: string;
  label: string;
  isDefault: boolean;
  requestedScopes: string[];
  grantedScopes: string[];
  expiresAt: string | null;
  brokenAt: string | null;
  brokenReason: string | null;
  connectedBy: string | null;
  createdAt: string;
  lastUsedAt: string | null;
  /** When the provider last accepted the credential. */
  checkedAt: string | null;
  /** Since when the provider does not answer; says nothing about the credential. */
  unansweredSince: string | null;
  /** The organization's own OAuth client it was made with; null for the server's. */
  providerAppId: string | null;
  /** True where it goes by an account that the organization pays itself: using it costs no credit. */
  ownAccount?: boolean;
};

export type AttemptFact = {
  id: string;
  nodeId: string;
  integration: string;
  userId: string;
  createdAt: string;
  expiresAt: string;
  /** The phone number that is being bought with it, E.164. */
  number?: string | null;
};

export type RemovalFact = {
  id: string;
  nodeId: string;
  integration: string;
  createdAt: string;
  /** How many steps its clean-up has, and how many of them are over. */
  steps: number;
  over: number;
  /** Whether a step waits for somebody to do it by hand. */
  needsPerson: boolean;
};

/** An OAuth client of the organization's own that is in use now. */
export type ProviderAppFact = { id: string; provider: string; world: "real" | "sandbox" };

/** A budget on the line, with what its present day or month came to. Amounts are micro-dollars as text. */
export type BudgetFact = {
  id: string;
  nodeId: string;
  period: "day" | "month";
  /** Empty for all. */
  integration: string;
  meter: string;
  amountMicros: string;
  spentMicros: string;
  reservedMicros: string;
  atLimit: "refuse" | "park";
};

/** What may be spent here. Amounts are micro-dollars as text. */
export type CreditFacts = {
  /** Of the organization's pool, without what is reserved. */
  availableMicros: string;
  /** What was used of this month's free allowances, by meter. */
  freeUse: Record<string, string>;
  budgets: BudgetFact[];
};

/** Everything stored from which statuses, accounts and tools follow, for some nodes and their ancestors. Times are ISO strings. */
export type Facts = {
  nodes: FactNode[];
  installations: InstallationFact[];
  blocks: BlockFact[];
  connections: ConnectionFact[];
  attempts: AttemptFact[];
  removals: RemovalFact[];
  providerApps: ProviderAppFact[];
  credits: CreditFacts;
};

/** Loads the facts of several nodes in one round trip that writes nothing. */
export async function loadFacts(
  tx: Tx,
  organizationId: string,
  nodeIds: readonly string[],
): Promise<Facts> {
  const rows = await tx.$queryRaw<{ facts: Facts }[]>`
    select effective_facts(${organizationId}::uuid, ${[...nodeIds]}::uuid[]) as facts`;
  const [row] = rows;
  if (!row) throw new Error("effective_facts returned nothing");
  return row.facts;
}

type Index = { byId: Map<string, FactNode>; lines: Map<string, readonly FactNode[]> };

const indexes = new WeakMap<readonly FactNode[], Index>();

/** Facts are never changed in place, so that nodes are indexed once however many lines are asked for. */
function indexOf(nodes: readonly FactNode[]): Index {
  const known = indexes.get(nodes);
  if (known) return known;
  const index: Index = { byId: new Map(nodes.map((node) => [node.id, node])), lines: new Map() };
  indexes.set(nodes, index);
  return index;
}

/** A node's ancestors and itself, root first. */
export function lineageOf(
  facts: { nodes: readonly FactNode[] },
  nodeId: string,
): readonly FactNode[] {
  const { byId, lines } = indexOf(facts.nodes);
  const known = lines.get(nodeId);
  if (known) return known;
  const line: FactNode[] = [];
  for (let node = byId.get(nodeId); node; node = byId.get(node.parentId ?? "")) line.unshift(node);
  lines.set(nodeId, line);
  return line;
}
