import { z } from "zod";
import { conflict } from "@/lib/errors";
import { actorId } from "@/lib/pipeline/actor";
import { defineCommand } from "@/lib/pipeline/operation";
import { NodeId } from "@/lib/tree/node";
import { findAgentKey } from "./find-agent-key";
import { KeyView, viewKey } from "./key-view";

export const revokeAgentKey = defineCommand({
  name: "revoke_agent_key",
  summary: "Revoke a key. The agent stops at once where it is used.",
  permission: "keys:write",
  input: z.strictObject({ nodeId: NodeId, keyId: z.uuid().describe("Id of the key.") }),
  output: KeyView,
  nodes: (_tx, { nodeId }) => [nodeId],

  run: ({ actor, organizationId, commit }, { nodeId, keyId }) =>
    commit(async (tx) => {
      const key = { organizationId, nodeId, id: keyId };
      const { name, prefix } = await findAgentKey(tx, key);
      const { count } = await tx.agentKey.updateMany({
        where: { ...key, revokedAt: null },
        data: { revokedAt: new Date(), revokedBy: actorId(actor) },
      });
      if (count === 0) throw conflict("This key was revoked already.");
      const result = await viewKey(tx, await findAgentKey(tx, key));
      return { result, audit: { subjectId: keyId, details: { key: name, prefix } } };
    }),
});
