import { z } from "zod";
import { defineQuery } from "@/lib/pipeline/operation";
import { toAncestors } from "./ancestors";
import { Ancestor, NodeId } from "./node";

export const getLineage = defineQuery({
  name: "get_lineage",
  summary: "A node and its ancestors, root first. Those above the caller's roles are names only.",
  permission: "tree:read",
  input: z.strictObject({ nodeId: NodeId }),
  output: z.object({ lineage: z.array(Ancestor) }),
  nodes: (_tx, { nodeId }) => [nodeId],
  run: async ({ place }) => ({ lineage: toAncestors(place.lineage) }),
});
