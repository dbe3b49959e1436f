import type { ChannelActions } from "./channel-actions";

/** What the parts of an agent's inbox are given. */
export type InboxProps = {
  organization: { id: string; slug: string };
  node: { id: string; name: string; path: string };
  viewerId: string;
  actions: ChannelActions;
};
