import { z } from "zod";
import { allows } from "@/lib/pipeline/access";
import { defineQuery } from "@/lib/pipeline/operation";
import { loadPolicies } from "./load";
import { policyMatrix, PolicyRow, SelfRow } from "./matrix";
import { digestOfEntries, entriesAt, PolicyEntry } from "./policy-entry";

export const Policies = z.object({
  /** What is set at this very node. */
  own: z.array(PolicyEntry),
  /** Fingerprint of it; saving carries it. */
  digest: z.string(),
  /** What holds here: all integrations first, then each. */
  rows: z.array(PolicyRow),
  /** What agents may do to their own integrations. */
  self: z.array(SelfRow),
  canEdit: z.boolean(),
});
export type Policies = z.infer<typeof Policies>;

export const listPolicies = defineQuery({
  name: "list_policies",
  summary:
    "Show what agents may do at a node, per integration and tool and to themselves, and where it is set.",
  permission: "policies:read",
  agents: true,
  input: z.strictObject({ nodeId: z.string().describe("Id of the node") }),
  output: Policies,
  nodes: (_tx, { nodeId }) => [nodeId],
  async run({ tx, organizationId, place, actor }, { nodeId }) {
    const policies = await loadPolicies(tx, organizationId, nodeId);
    const own = entriesAt(policies, nodeId);
    return {
      own,
      digest: digestOfEntries(own),
      ...policyMatrix(policies, place.lineage),
      canEdit: actor.kind !== "agent" && allows(place.role, "policies:write", place.node.kind),
    };
  },
});
