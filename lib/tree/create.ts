import { z } from "zod";
import { onDuplicate } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import { pathOf } from "@/lib/pipeline/lineage";
import { defineCommand } from "@/lib/pipeline/operation";
import { addressTaken } from "./address-taken";
import { assertPlaceable } from "./kinds";
import { NodeAddress, NodeId, NodeKind, NodeName } from "./node";
import { pathBelow, takeAddress } from "./redirects";
import { Slug, toSlug } from "./slug";

export const createNode = defineCommand({
  name: "create_node",
  summary: "Create a team, project or agent below a node.",
  permission: "tree:write",
  input: z.strictObject({
    parentId: NodeId.describe("Id of the node it will stand below."),
    kind: NodeKind.exclude(["organization"]).describe("What to create."),
    name: NodeName,
    slug: Slug.optional(),
  }),
  output: NodeAddress,
  nodes: (_tx, { parentId }) => [parentId],

  async run({ organizationId, place, commit }, { parentId, kind, name, slug = toSlug(name) }) {
    assertPlaceable(kind, place.node.kind, "kind");
    if (slug === "") throw invalidField("slug", "Use small letters, digits and hyphens.");

    return commit(async (tx, { place: { node: parent, lineage } }) => {
      const { id } = await tx.node
        .create({
          data: { organizationId, kind, parentId, parentKind: parent.kind, name, slug },
          select: { id: true },
        })
        .catch(onDuplicate(addressTaken(parent.name, slug)));
      const line = [...lineage, { slug }];
      await takeAddress(tx, organizationId, pathBelow(line));
      return {
        result: { id, kind, name, slug, path: pathOf(line) },
        audit: { subjectId: id, details: { kind, name, slug, parent: parent.name } },
      };
    });
  },
});
