import { invalidField } from "@/lib/errors";
import type { LineageNode } from "@/lib/pipeline/lineage";

/** Only agents have keys: people have tokens of their own, and no other node acts. */
export function requireAgent({ kind }: Pick<LineageNode, "kind">): void {
  if (kind !== "agent") throw invalidField("nodeId", "Only an agent has keys.");
}
