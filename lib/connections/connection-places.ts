import { type NamedNode, namedNode } from "@/lib/installations/effective-integration";
import { type FactNode, lineageOf } from "@/lib/installations/facts";
import { strongest } from "@/lib/pipeline/access";
import type { LineageNode } from "@/lib/pipeline/lineage";
import type { Role } from "@/prisma/generated/enums";

/** The tree around some accounts, as one caller sees it. */
export type Places = {
  /** A node with its ancestors, root first; empty where it or one of them is deleted. */
  lineage: (nodeId: string) => LineageNode[];
  /** A node's name, with its path where the caller may open it. */
  named: (nodeId: string) => NamedNode | null;
  /** The caller's role at a node, if any. */
  role: (nodeId: string) => Role | null;
  /** The same with more of the tree. */
  including: (more: readonly FactNode[]) => Places;
};

/** Reads nodes and the caller's own memberships; `everything` is for the server itself. */
export function toPlaces(
  nodes: readonly FactNode[],
  held: readonly { nodeId: string; role: Role }[],
  everything: boolean,
): Places {
  const roles = new Map(held.map(({ nodeId, role }) => [nodeId, role]));
  const known = new Map<string, LineageNode[]>();
  const lineage = (nodeId: string): LineageNode[] => {
    const found = known.get(nodeId);
    if (found) return found;
    let role: Role | null = everything ? "owner" : null;
    const line = lineageOf({ nodes }, nodeId).map((node): LineageNode => {
      const ownRole = roles.get(node.id) ?? null;
      role = strongest([role, ownRole]);
      return { ...node, ownRole, role };
    });
    known.set(nodeId, line);
    return line;
  };
  return {
    lineage,
    named: (nodeId) => namedNode(lineage(nodeId), nodeId),
    role: (nodeId) => lineage(nodeId).at(-1)?.role ?? null,
    including: (more) => toPlaces([...nodes, ...more], held, everything),
  };
}
