import type { Integration } from "@/lib/integrations/manifest";
import { type Effective, resolveEffective, type Worlds } from "./effective";
import { type Facts, lineageOf } from "./facts";

export type NodeMark = "stop" | "todo" | "busy" | "active" | "nothing";

export type MarkedNode = {
  id: string;
  /** The worst status among the integrations in effect here. */
  mark: NodeMark;
  /** True when the fix is above: drawn as an outline. */
  above: boolean;
  /** What decides the mark, for the tooltip: "Notion needs a reconnect here". */
  because: string | null;
};

/** One thing to mend, counted once, at the node that owns it. */
export type ThingToFix = { key: string; nodeId: string };

type Given = { facts: Facts; integrations: readonly Integration[]; worlds: Worlds; now: Date };

const severity: readonly NodeMark[] = ["stop", "todo", "busy", "active", "nothing"];

/** The mark of one status; statuses that are nobody's problem are `nothing`. */
export function markOf({ status, reason }: Pick<Effective, "status" | "reason">): NodeMark {
  switch (status) {
    case "needs_reconnect":
    case "paused":
      return "stop";
    case "needs_settings":
      return "todo";
    case "needs_connection":
      return reason === "ready" ? "nothing" : "todo";
    case "connecting":
    case "removing":
      return "busy";
    case "active":
      return "active";
    case "available":
    case "blocked":
      return "nothing";
  }
}

const needs: Partial<Record<Effective["status"], string>> = {
  needs_reconnect: "needs a reconnect",
  paused: "is paused",
  needs_settings: "needs settings",
  needs_connection: "needs an account",
  connecting: "is connecting",
  removing: "is being removed",
};

/** The mark of a node. */
export function markNode(given: Given, nodeId: string): MarkedNode {
  const states = given.integrations.map((integration) =>
    resolveEffective({ ...given, nodeId, integration }),
  );
  const worst = states.toSorted(
    (a, b) => severity.indexOf(markOf(a)) - severity.indexOf(markOf(b)),
  )[0];
  const mark = worst ? markOf(worst) : "nothing";
  const above = Boolean(worst?.remedyAt && worst.remedyAt !== nodeId);
  const need = worst ? needs[worst.status] : undefined;
  const names = new Map(given.facts.nodes.map(({ id, name }) => [id, name]));
  const place = above ? `at ${names.get(worst?.remedyAt ?? "") ?? "a place above"}` : "here";
  return {
    id: nodeId,
    mark,
    above,
    because: worst && need ? `${worst.integration.name} ${need} ${place}` : null,
  };
}

/** What is to be mended at these nodes, each thing once, where it is owned. */
export function thingsToFix(given: Given, owningNodeIds: readonly string[]): ThingToFix[] {
  const things = new Map<string, ThingToFix>();
  for (const nodeId of owningNodeIds)
    for (const integration of given.integrations) {
      const state = resolveEffective({ ...given, nodeId, integration });
      const mark = markOf(state);
      if ((mark !== "stop" && mark !== "todo") || state.remedyAt === null) continue;
      const key = keyOf(state, state.remedyAt);
      things.set(key, { key, nodeId: state.remedyAt });
    }
  return [...things.values()];
}

/** One account, one budget and one empty pool are one thing, however many integrations they stop. */
function keyOf({ status, connection, budget, integration }: Effective, at: string): string {
  if (status === "needs_reconnect" && connection) return connection.id;
  if (status === "paused") return budget?.id ?? `pool:${at}`;
  return `${at}:${integration.id}`;
}

/** How many of the things are at or below each node. */
export function countAtOrBelow(
  facts: Pick<Facts, "nodes">,
  things: readonly ThingToFix[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { nodeId } of things)
    for (const { id } of lineageOf(facts, nodeId)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
