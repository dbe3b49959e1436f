import type { LineageNode } from "@/lib/pipeline/place";

/** How to find in the database what was spent at and below a node, in the way that is fastest for it. */
export const spendingScope = ({ kind }: Pick<LineageNode, "kind">) =>
  kind === "organization" ? "everywhere" : kind === "agent" ? "itself" : "below";
