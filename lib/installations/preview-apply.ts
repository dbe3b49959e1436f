import type { PlannedChange } from "./planned-change";
import type { ConnectionFact, Facts, InstallationFact } from "./facts";

/** The facts as they would be after a change. `ended` are the accounts that end with it. */
export function applyChange(
  facts: Facts,
  change: PlannedChange,
  ended: ReadonlySet<string>,
): Facts {
  const without = facts.connections.filter(({ id }) => !ended.has(id));
  const isHere = (row: { nodeId: string; integration: string }) =>
    "integration" in change &&
    row.nodeId === change.nodeId &&
    row.integration === change.integration;
  switch (change.kind) {
    case "block": {
      const { nodeId, integration } = change;
      return { ...facts, blocks: [...facts.blocks, { nodeId, integration, note: "" }] };
    }
    case "unblock":
      return { ...facts, blocks: facts.blocks.filter((row) => !isHere(row)) };
    case "remove":
      return {
        ...facts,
        connections: without,
        installations: facts.installations.filter((row) => !isHere(row)),
      };
    case "move":
      return {
        ...facts,
        nodes: facts.nodes.map((node) =>
          node.id === change.nodeId ? { ...node, parentId: change.parentId } : node,
        ),
      };
    case "delete":
      return { ...facts, installations: [], connections: [] };
    case "disconnect":
      return { ...facts, connections: withDefault(without, change.nextDefault) };
    case "revoke_all":
      return { ...facts, connections: without };
    case "move_connection":
      return { ...facts, connections: moveTo(facts.connections, change) };
    case "make_default":
      return { ...facts, connections: withDefault(facts.connections, change.connectionId) };
    case "pin": {
      const pin = (row: InstallationFact) =>
        isHere(row) ? { ...row, pinnedConnectionId: change.connectionId } : row;
      return { ...facts, installations: facts.installations.map(pin) };
    }
    case "replace_account": {
      const { connectionId, accountName } = change;
      // The new credential was accepted a moment ago.
      const fresh = { accountName, brokenAt: null, brokenReason: null, unansweredSince: null };
      return {
        ...facts,
        connections: facts.connections.map((row) =>
          row.id === connectionId ? { ...row, ...fresh } : row,
        ),
      };
    }
  }
}

/** Makes an account the default among those of its provider at its node. */
function withDefault(
  connections: readonly ConnectionFact[],
  id: string | undefined,
): ConnectionFact[] {
  const next = connections.find((row) => row.id === id);
  if (!next) return [...connections];
  return connections.map((row) =>
    row.nodeId === next.nodeId && row.provider === next.provider
      ? { ...row, isDefault: row.id === id }
      : row,
  );
}

/** The first account of a provider at a node is its default; one that comes later is not. */
function moveTo(
  connections: readonly ConnectionFact[],
  { connectionId, toNodeId, nextDefault }: Extract<PlannedChange, { kind: "move_connection" }>,
): ConnectionFact[] {
  const moving = connections.find(({ id }) => id === connectionId);
  const isFirst = !connections.some(
    ({ nodeId, provider }) => nodeId === toNodeId && provider === moving?.provider,
  );
  const moved = connections.map((row) =>
    row.id === connectionId ? { ...row, nodeId: toNodeId, isDefault: isFirst } : row,
  );
  return withDefault(moved, nextDefault);
}
