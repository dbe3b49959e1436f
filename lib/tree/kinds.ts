import { invalidField } from "@/lib/errors";
import type { NodeKind } from "./node";

/** What may stand directly below each kind. The database guards the same. */
export const childKinds: Readonly<Record<NodeKind, readonly NodeKind[]>> = {
  organization: ["team", "project", "agent"],
  team: ["project", "agent"],
  project: ["agent"],
  agent: [],
};

const withArticle = (kind: NodeKind): string =>
  `${kind === "organization" || kind === "agent" ? "an" : "a"} ${kind}`;

/** Refuses a kind that cannot stand below another; `field` is the input it came from. */
export function assertPlaceable(kind: NodeKind, parentKind: NodeKind, field: string): void {
  if (childKinds[parentKind].includes(kind)) return;
  const [first = "", ...rest] = withArticle(kind);
  throw invalidField(
    field,
    `${first.toUpperCase()}${rest.join("")} cannot stand below ${withArticle(parentKind)}.`,
  );
}
