/** What the bot of an agent's own Slack app may do. */
export const slackBotScopes = [
  "app_mentions:read",
  "channels:history",
  "channels:read",
  "chat:write",
  "commands",
  "groups:history",
  "groups:read",
  "im:history",
  "im:read",
  "im:write",
  "mpim:history",
  "mpim:read",
  "reactions:read",
  "reactions:write",
  "users:read",
] as const;

/** What Slack tells such an app of. */
export const slackBotEvents = [
  "app_mention",
  "app_uninstalled",
  "channel_rename",
  "member_joined_channel",
  "member_left_channel",
  "message.channels",
  "message.groups",
  "message.im",
  "message.mpim",
  "reaction_added",
  "tokens_revoked",
] as const;

/** Where people see their apps at Slack, and one of them. */
export const slackAppsUrl = "https://api.slack.com/apps";
export const slackAppUrl = (appId: string | undefined, page?: string): string =>
  appId === undefined ? slackAppsUrl : [slackAppsUrl, appId, page].filter(Boolean).join("/");

/** The part of a channel's address to which Slack sends everything. */
export const slackEventsPath = "events";
