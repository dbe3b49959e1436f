import type { ChannelActions } from "./channel-actions";

/** What every dialog about an agent's own address is given. */
export type WebhookDialogProps = {
  organizationId: string;
  node: { id: string; name: string };
  actions: ChannelActions;
  onClose: () => void;
};
