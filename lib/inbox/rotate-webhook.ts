import { z } from "zod";
import { actorId } from "@/lib/pipeline/actor";
import { defineCommand } from "@/lib/pipeline/operation";
import { NodeId } from "@/lib/tree/node";
import { requireInbox } from "./require-inbox";
import { loadWebhook, storeWebhook } from "./store-webhook";
import { newWebhookSecret } from "./webhook-secret";
import { NewWebhook } from "./webhook-view";

const overlapMs = 24 * 3_600_000;

export const rotateInboxWebhook = defineCommand({
  name: "rotate_inbox_webhook",
  summary:
    "Replace the secret that signs calls of an agent's own address. For a day calls are signed with both.",
  permission: "inbox:write",
  agents: true,
  input: z.strictObject({ nodeId: NodeId }),
  output: NewWebhook,
  nodes: (_tx, { nodeId }) => [nodeId],

  run: ({ actor, organizationId, place, commit }, { nodeId }) => {
    requireInbox(place.node);
    return commit(async (tx) => {
      const where = { organizationId, nodeId };
      const old = await loadWebhook(tx, where);
      const secret = newWebhookSecret();
      const until = new Date(Date.now() + overlapMs).toISOString();
      const previous = { secret: old.secret.current, until };
      const webhook = await storeWebhook(tx, where, {
        url: old.url,
        secret: { current: secret, previous },
        setBy: actorId(actor),
      });
      return { result: { webhook, secret }, audit: { details: { host: new URL(old.url).host } } };
    });
  },
});
