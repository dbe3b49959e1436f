import { z } from "zod";
import { conflict } from "@/lib/errors";
import { actorId } from "@/lib/pipeline/actor";
import { defineCommand } from "@/lib/pipeline/operation";
import { NodeId } from "@/lib/tree/node";
import { addAgentKey } from "./add-agent-key";
import { findAgentKey } from "./find-agent-key";
import { OverlapHours } from "./key-fields";
import { whenReplaced } from "./key-state";
import { NewKey } from "./key-view";

export const rotateAgentKey = defineCommand({
  name: "rotate_agent_key",
  summary:
    "Make a key in another's place, for as long as that one was made for. The old one works for a while yet.",
  permission: "keys:write",
  input: z.strictObject({
    nodeId: NodeId,
    keyId: z.uuid().describe("Id of the key that is replaced."),
    overlapHours: OverlapHours,
  }),
  output: NewKey,
  nodes: (_tx, { nodeId }) => [nodeId],

  run: ({ actor, organizationId, commit }, { nodeId, keyId, overlapHours }) =>
    commit(async (tx) => {
      const old = await findAgentKey(tx, { organizationId, nodeId, id: keyId });
      const now = new Date();
      const made = await addAgentKey(tx, {
        organizationId,
        nodeId,
        name: old.name,
        expiresAt: new Date(now.getTime() + old.expiresAt.getTime() - old.createdAt.getTime()),
        createdBy: actor.kind === "person" ? actorId(actor) : null,
      });
      const { count } = await tx.agentKey.updateMany({
        where: {
          organizationId,
          id: keyId,
          revokedAt: null,
          replacedById: null,
          expiresAt: { gt: now },
        },
        data: whenReplaced(old, made.key.id, overlapHours, now),
      });
      if (count === 0)
        throw conflict("This key has ended or was replaced already. Make a new one instead.");
      const { id, prefix } = made.key;
      const details = { key: old.name, prefix, replaced: old.prefix, overlapHours };
      return { result: made, audit: { subjectId: id, details } };
    }),
});
