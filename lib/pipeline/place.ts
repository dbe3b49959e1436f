import type { NodeKind, Role } from "@/prisma/generated/enums";

/** A place on the way from the root to a node, with the role held exactly there. */
export type LineageNode = {
  id: string;
  parentId: string | null;
  kind: NodeKind;
  name: string;
  slug: string;
  /** The caller's own role at this very node. */
  ownRole: Role | null;
  /** The caller's strongest role here or above: what counts here. Null means: only the name is shown. */
  role: Role | null;
};

/** A node with its ancestors, root first, seen by one caller. */
export type Place = { node: LineageNode; lineage: LineageNode[]; role: Role | null };
