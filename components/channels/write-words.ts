import type { ChannelView } from "@/lib/channels/channel-view";

type Named = Pick<ChannelView, "handle" | "account" | "integration">;

/** How one writes to a channel: "Write to @scout in Slack". A number says by itself where it is. */
export function writeWords({ handle, account, integration }: Named): string {
  const name = handle ?? account;
  return name.startsWith("+") ? `Write to ${name}` : `Write to ${name} in ${integration.name}`;
}

/** How a channel is told from others: "@scout in Acme workspace (Slack)". */
export const channelTitle = ({ where, ...channel }: Named & Pick<ChannelView, "where">): string =>
  `${channel.handle ?? channel.account}${where === null ? "" : ` in ${where}`} (${channel.integration.name})`;
