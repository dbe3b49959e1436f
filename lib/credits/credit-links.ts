import { publicOrigin } from "@/lib/env";
import { pathOf } from "@/lib/pipeline/lineage";

type Line = readonly { id: string; slug: string }[];

/** Where an owner tops up: of the organization that a line begins with. */
export const topUpLink = (lineage: Line): string =>
  toLink(`${pathOf(lineage.slice(0, 1))}/-/usage`);

/** Where an admin raises a budget of a node of the line. */
export function raiseLink(lineage: Line, nodeId: string): string {
  const index = lineage.findIndex(({ id }) => id === nodeId);
  return toLink(`${pathOf(lineage.slice(0, Math.max(index, 0) + 1))}?tab=settings`);
}

const toLink = (path: string): string => new URL(path, publicOrigin()).href;
