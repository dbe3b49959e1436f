import { z } from "zod";
import { actorId } from "@/lib/pipeline/actor";
import { defineCommand } from "@/lib/pipeline/operation";
import { NodeId } from "@/lib/tree/node";
import { addAgentKey } from "./add-agent-key";
import { dayMs, ExpiresInDays, KeyName } from "./key-fields";
import { NewKey } from "./key-view";
import { requireAgent } from "./require-agent";

export const createAgentKey = defineCommand({
  name: "create_agent_key",
  summary: "Make a key with which an agent proves who it is. The key is shown once.",
  permission: "keys:write",
  input: z.strictObject({ nodeId: NodeId, name: KeyName, expiresInDays: ExpiresInDays }),
  output: NewKey,
  nodes: (_tx, { nodeId }) => [nodeId],

  run: ({ actor, organizationId, commit }, { nodeId, name, expiresInDays }) =>
    commit(async (tx, { place: { node } }) => {
      requireAgent(node);
      const expiresAt = new Date(Date.now() + expiresInDays * dayMs);
      const createdBy = actor.kind === "person" ? actorId(actor) : null;
      const made = await addAgentKey(tx, { organizationId, nodeId, name, expiresAt, createdBy });
      const { id, prefix } = made.key;
      return { result: made, audit: { subjectId: id, details: { key: name, prefix } } };
    }),
});
