import { cache } from "react";
import { runPage } from "@/lib/transport/page";
import { getNode } from "@/lib/tree/get";
import { getTreeRoots } from "@/lib/tree/get-roots";

/** The organization and the node that statuses refer to: the one asked for, else where the viewer's roles begin. */
export const loadPlace = cache(async (org: string, nodeId: string | undefined) => {
  const { organization, roots } = await runPage(getTreeRoots, org, {});
  const id = nodeId ?? roots[0]?.id;
  if (id === undefined) throw new Error("Whoever may see an organization has a place in it");
  return { organization, node: await runPage(getNode, org, { nodeId: id }) };
});
