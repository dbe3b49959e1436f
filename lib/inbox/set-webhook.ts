import { z } from "zod";
import { toAgentAddress } from "@/lib/outbound/agent-address";
import { actorId } from "@/lib/pipeline/actor";
import { defineCommand } from "@/lib/pipeline/operation";
import { NodeId } from "@/lib/tree/node";
import { requireInbox } from "./require-inbox";
import { storeWebhook } from "./store-webhook";
import { newWebhookSecret } from "./webhook-secret";
import { NewWebhook } from "./webhook-view";

export const setInboxWebhook = defineCommand({
  name: "set_inbox_webhook",
  summary:
    "Have an agent's messages sent to an address of its own, one after the other, signed and until it takes them. The secret that signs them is shown once.",
  permission: "inbox:write",
  agents: true,
  input: z.strictObject({
    nodeId: NodeId,
    url: z.string().max(2000).describe("Where the agent listens: a public https address"),
  }),
  output: NewWebhook,
  nodes: (_tx, { nodeId }) => [nodeId],

  run: ({ actor, organizationId, place, commit }, { nodeId, url: text }) => {
    requireInbox(place.node);
    const url = toAgentAddress(text);
    return commit(async (tx) => {
      const secret = newWebhookSecret();
      const webhook = await storeWebhook(
        tx,
        { organizationId, nodeId },
        { url: url.href, secret: { current: secret, previous: null }, setBy: actorId(actor) },
      );
      return { result: { webhook, secret }, audit: { details: { host: url.host } } };
    });
  },
});
