import { z } from "zod";
import { conflict } from "@/lib/errors";
import { actorId } from "@/lib/pipeline/actor";
import { defineCommand } from "@/lib/pipeline/operation";
import { assertNotLooser } from "./assert-not-looser";
import { loadPolicies } from "./load";
import {
  assertKnown,
  changedSubjects,
  digestOfEntries,
  entriesAt,
  lockPolicies,
  PolicyEntries,
  PolicyEntry,
  subjectOf,
} from "./policy-entry";

export const setPolicies = defineCommand({
  name: "set_policies",
  summary:
    "Set what agents at and below a node may do: allow, ask a person, or deny. The strictest value on the way holds.",
  permission: "policies:write",
  input: z.strictObject({
    nodeId: z.string().describe("Id of the node"),
    policies: PolicyEntries,
    basedOn: z
      .string()
      .max(100)
      .optional()
      .describe("Digest of the policies that these change; refused when someone saved meanwhile"),
  }),
  output: z.object({ own: z.array(PolicyEntry), digest: z.string() }),
  nodes: (_tx, { nodeId }) => [nodeId],
  run: ({ actor, organizationId, commit }, { nodeId, policies: after, basedOn }) =>
    commit(async (tx, { place }) => {
      assertKnown(after);
      await lockPolicies(tx, nodeId);
      const policies = await loadPolicies(tx, organizationId, nodeId);
      const before = entriesAt(policies, nodeId);
      if (basedOn !== undefined && basedOn !== digestOfEntries(before))
        throw conflict("Someone saved other policies meanwhile. Look at theirs, then save again.");
      assertNotLooser(policies, place.lineage, { before, after });
      const changed = changedSubjects(before, after);
      await tx.policy.deleteMany({
        where: {
          organizationId,
          nodeId,
          OR: before
            .filter((entry) => changed.includes(subjectOf(entry)))
            .map(({ scope, target, effect }) => ({ scope, target, effect })),
        },
      });
      await tx.policy.createMany({
        data: after
          .filter((entry) => changed.includes(subjectOf(entry)))
          .map((entry) => ({ ...entry, organizationId, nodeId, setBy: actorId(actor) })),
      });
      const valueOf = (entries: readonly PolicyEntry[], subject: string) =>
        entries.find((entry) => subjectOf(entry) === subject)?.value ?? "inherit";
      return {
        result: { own: after, digest: digestOfEntries(after) },
        audit: {
          details: {
            changes: changed.length,
            policies: changed.slice(0, 50).map((subject) => ({
              what: subject.trim(),
              from: valueOf(before, subject),
              to: valueOf(after, subject),
            })),
          },
        },
      };
    }),
});
