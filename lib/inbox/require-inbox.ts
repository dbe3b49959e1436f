import { conflict } from "@/lib/errors";
import type { LineageNode } from "@/lib/pipeline/place";

/** Agents are spoken to; nobody speaks to a team. */
export function requireInbox({ kind, name }: Pick<LineageNode, "kind" | "name">): void {
  if (kind !== "agent") throw conflict(`${name} is no agent: only agents have an inbox.`);
}
