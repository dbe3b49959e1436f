import type { ServerAction } from "@/components/server-action";
import type { checkChannel } from "@/lib/channels/check";
import type { sendTestMessage } from "@/lib/channels/send-test";
import type { removeInboxWebhook } from "@/lib/inbox/remove-webhook";
import type { rotateInboxWebhook } from "@/lib/inbox/rotate-webhook";
import type { setInboxWebhook } from "@/lib/inbox/set-webhook";

/** The server actions about an agent's channels and inbox; pages hand them in. */
export type ChannelActions = {
  check: ServerAction<typeof checkChannel>;
  sendTest: ServerAction<typeof sendTestMessage>;
  setWebhook: ServerAction<typeof setInboxWebhook>;
  rotateWebhook: ServerAction<typeof rotateInboxWebhook>;
  removeWebhook: ServerAction<typeof removeInboxWebhook>;
};
