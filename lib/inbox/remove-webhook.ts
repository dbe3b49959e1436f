import { z } from "zod";
import { defineCommand } from "@/lib/pipeline/operation";
import { NodeId } from "@/lib/tree/node";
import { requireInbox } from "./require-inbox";
import { clearWebhook, loadWebhook } from "./store-webhook";

export const removeInboxWebhook = defineCommand({
  name: "remove_inbox_webhook",
  summary: "Send an agent's messages to its own address no more. What waits stays in its inbox.",
  permission: "inbox:write",
  agents: true,
  input: z.strictObject({ nodeId: NodeId }),
  output: z.object({ removed: z.literal(true) }),
  nodes: (_tx, { nodeId }) => [nodeId],

  run: ({ organizationId, place, commit }, { nodeId }) => {
    requireInbox(place.node);
    return commit(async (tx) => {
      const where = { organizationId, nodeId };
      const { url } = await loadWebhook(tx, where);
      await clearWebhook(tx, where);
      return {
        result: { removed: true as const },
        audit: { details: { host: new URL(url).host } },
      };
    });
  },
});
