import { z } from "zod";
import { notFound } from "@/lib/errors";
import { pathOf } from "@/lib/pipeline/lineage";
import { defineQuery } from "@/lib/pipeline/operation";
import { findPath } from "./find-path";
import { NodeId } from "./node";
import { pathBelow } from "./redirects";

const Segment = z
  .string()
  .max(100)
  .transform((segment) => segment.toLowerCase());

export const resolvePath = defineQuery({
  name: "resolve_path",
  summary: "Find the node at an address, also at one that it had before.",
  permission: "tree:read",
  input: z.strictObject({
    segments: z
      .array(Segment)
      .max(8)
      .describe("Slugs below the organization, outermost first; none for the organization."),
  }),
  output: z.object({
    nodeId: NodeId,
    path: z.string().describe("Its address now, the organization included."),
    redirected: z.boolean().describe("Whether that is another one than was asked for."),
  }),

  async nodes(tx, { segments }, organizationId) {
    const id = await findPath(tx, organizationId, segments);
    if (id === undefined) throw notFound();
    return [id];
  },

  run: async ({ place: { node, lineage } }, { segments }) => ({
    nodeId: node.id,
    path: pathOf(lineage),
    redirected: pathBelow(lineage) !== segments.join("/"),
  }),
});
