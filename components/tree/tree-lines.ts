import type { NodeKind } from "@/lib/tree/node";
import type { TreeRow } from "@/lib/tree/tree-row";
import type { NodeHit, TreeRoot } from "./queries";

type Place = { id: string; level: number; position: number; size: number; parentId: string | null };

/** One line of the tree as it is drawn: flat, for virtualization. */
export type TreeLine =
  | (Place & {
      type: "node";
      node: TreeRow;
      rootId: string;
      open: boolean | undefined;
      loading: boolean;
    })
  /** A place above the viewer's roles: its name, and nothing to press. */
  | (Place & { type: "name"; kind: NodeKind; name: string })
  | { type: "skeleton"; id: string; level: number; parentId: string }
  | { type: "more"; id: string; level: number; parentId: string; shown: number; total: number }
  | { type: "failed"; id: string; level: number; parentId: string };

/** What is known of the nodes below one: the pages that came, and whether one is on its way. */
export type Children = {
  nodes: readonly TreeRow[];
  total: number;
  more: boolean;
  pending: boolean;
  failed: boolean;
};

type Branch =
  | { type: "root"; root: TreeRoot; name: string }
  | { type: "name"; id: string; kind: NodeKind; name: string; below: Branch[] };

/** Puts roots of different depth under the names of the places above them. */
export function arrangeRoots(roots: readonly TreeRoot[]): Branch[] {
  const top: Branch[] = [];
  for (const root of roots) {
    let level = top;
    for (const { id, kind, name } of root.ancestors) {
      let branch = level.find((candidate) => candidate.type === "name" && candidate.id === id);
      if (branch?.type !== "name") {
        branch = { type: "name", id, kind, name, below: [] };
        level.push(branch);
      }
      level = branch.below;
    }
    level.push({ type: "root", root, name: root.name });
  }
  return sorted(top);
}

const sorted = (branches: Branch[]): Branch[] =>
  branches
    .map((branch) => (branch.type === "name" ? { ...branch, below: sorted(branch.below) } : branch))
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));

const mostSkeletons = 200;

/** The lines of the tree: what is open, as far as it is loaded. */
export function treeLines(
  roots: readonly TreeRoot[],
  open: ReadonlySet<string>,
  childrenOf: (nodeId: string) => Children | undefined,
): TreeLine[] {
  const lines: TreeLine[] = [];

  function addNode(node: TreeRow, rootId: string, place: Omit<Place, "id">): void {
    const isOpen = node.childCount === 0 ? undefined : open.has(node.id);
    const children = isOpen ? childrenOf(node.id) : undefined;
    const loading = isOpen === true && (children?.pending ?? true);
    lines.push({ type: "node", id: node.id, node, rootId, open: isOpen, loading, ...place });
    if (isOpen) addChildren(node, rootId, place.level + 1, children);
  }

  function addChildren(
    parent: TreeRow,
    rootId: string,
    level: number,
    children: Children | undefined,
  ): void {
    const known = children?.nodes ?? [];
    const answered = children !== undefined && (!children.pending || known.length > 0);
    const total = answered ? Math.max(children.total, known.length) : parent.childCount;
    known.forEach((node, index) => {
      addNode(node, rootId, { level, position: index + 1, size: total, parentId: parent.id });
    });
    const line = { level, parentId: parent.id };
    if (children?.failed) lines.push({ type: "failed", id: `${parent.id}:failed`, ...line });
    else if (children?.pending !== false) {
      const waiting = Math.min(total - known.length, mostSkeletons);
      for (let index = 0; index < waiting; index += 1)
        lines.push({ type: "skeleton", id: `${parent.id}:${String(index)}`, ...line });
    } else if (children.more)
      lines.push({ type: "more", id: `${parent.id}:more`, shown: known.length, total, ...line });
  }

  function addBranches(branches: Branch[], level: number, parentId: string | null): void {
    branches.forEach((branch, index) => {
      const place = { level, position: index + 1, size: branches.length, parentId };
      if (branch.type === "root") addNode(branch.root, branch.root.id, place);
      else {
        const { id, kind, name } = branch;
        lines.push({ type: "name", id, kind, name, ...place });
        addBranches(branch.below, level + 1, id);
      }
    });
  }

  addBranches(arrangeRoots(roots), 1, null);
  return lines;
}

type Found = { id: string; kind: NodeKind; name: string; hit?: NodeHit; below: Map<string, Found> };

/** The lines of a search: every hit with the places above it, all open. */
export function searchLines(
  roots: readonly TreeRoot[],
  hits: readonly NodeHit[],
): { lines: TreeLine[]; matches: ReadonlySet<string> } {
  const top = new Map<string, Found>();
  for (const hit of hits) {
    let level = top;
    for (const step of [...hit.ancestors, hit]) {
      const found = level.get(step.id) ?? {
        id: step.id,
        kind: step.kind,
        name: step.name,
        below: new Map<string, Found>(),
      };
      level.set(step.id, found);
      level = found.below;
    }
  }
  const byId = new Map(roots.map((root) => [root.id, root]));
  const pathsOf = pathsOfAncestors(hits);
  const lines: TreeLine[] = [];

  function add(
    level: Map<string, Found>,
    depth: number,
    parentId: string | null,
    above?: TreeRoot,
  ): void {
    [...level.values()].forEach(({ id, kind, name, below }, index) => {
      const place = { id, level: depth, position: index + 1, size: level.size, parentId };
      const root = above ?? byId.get(id);
      const path = pathsOf.get(id);
      if (root && path !== undefined) {
        const slug = path.slice(path.lastIndexOf("/") + 1);
        const node = { id, kind, name, slug, path, childCount: below.size, role: root.role };
        const open = below.size > 0 ? true : undefined;
        lines.push({ type: "node", node, rootId: root.id, open, loading: false, ...place });
      } else lines.push({ type: "name", kind, name, ...place });
      add(below, depth + 1, id, root);
    });
  }

  add(top, 1, null);
  return { lines, matches: new Set(hits.map(({ id }) => id)) };
}

/** A hit's address holds those of the places above it. */
function pathsOfAncestors(hits: readonly NodeHit[]): Map<string, string> {
  const paths = new Map<string, string>();
  for (const hit of hits) {
    const slugs = hit.path.split("/");
    [...hit.ancestors, hit].forEach(({ id }, index) =>
      paths.set(id, slugs.slice(0, index + 2).join("/")),
    );
  }
  return paths;
}
