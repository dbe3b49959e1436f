import type { ChannelActions } from "@/components/channels/channel-actions";
import {
  checkChannel,
  removeWebhook,
  rotateWebhook,
  sendTestMessage,
  setWebhook,
} from "./actions/channels";

/** The server actions that the screens of channels get as one prop. */
export const channelActions: ChannelActions = {
  check: checkChannel,
  sendTest: sendTestMessage,
  setWebhook,
  rotateWebhook,
  removeWebhook,
};
