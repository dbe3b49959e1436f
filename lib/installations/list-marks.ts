import { z } from "zod";
import { worlds } from "@/lib/connections/world";
import { integrations } from "@/lib/integrations/catalog";
import { defineQuery } from "@/lib/pipeline/operation";
import { lineageOf, loadFacts } from "./facts";
import { countAtOrBelow, markNode, thingsToFix } from "./marks";

export const Mark = z.object({
  id: z.string(),
  mark: z.enum(["stop", "todo", "busy", "active", "nothing"]),
  above: z.boolean(),
  because: z.string().nullable(),
  toFix: z.number().int(),
});
export type Mark = z.infer<typeof Mark>;

export const listMarks = defineQuery({
  name: "list_marks",
  summary: "The status marks of some nodes of the tree, and how much is to fix at or below each.",
  permission: "tree:read",
  input: z.strictObject({
    nodeId: z.uuid().describe("The node below which all of them are"),
    ids: z.array(z.uuid()).max(200).describe("The nodes in view"),
  }),
  output: z.object({ marks: z.array(Mark) }),
  nodes: (_tx, { nodeId }) => [nodeId],
  async run({ tx, organizationId }, { nodeId, ids }) {
    const owning = await tx.$queryRaw<{ node_id: string }[]>`
      select node_id from installation where organization_id = ${organizationId}::uuid
      union select node_id from connection where organization_id = ${organizationId}::uuid and ended_at is null`;
    const owningIds = owning.map((row) => row.node_id);
    const facts = await loadFacts(tx, organizationId, [...new Set([...ids, ...owningIds])]);
    const given = { facts, integrations, worlds: worlds(facts.providerApps), now: new Date() };
    const counts = countAtOrBelow(facts, thingsToFix(given, owningIds));
    const below = ids.filter((id) => lineageOf(facts, id).some((node) => node.id === nodeId));
    return {
      marks: below.map((id) => ({ ...markNode(given, id), toFix: counts.get(id) ?? 0 })),
    };
  },
});
