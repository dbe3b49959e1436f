import { type LineageNode, pathOf } from "@/lib/pipeline/lineage";
import type { Ancestor } from "./node";

/** A lineage as the caller may see it, root first. */
export const toAncestors = (lineage: readonly LineageNode[]): Ancestor[] =>
  lineage.map(({ id, kind, name, role }, index) => ({
    id,
    kind,
    name,
    role,
    path: role === null ? null : pathOf(lineage.slice(0, index + 1)),
  }));
