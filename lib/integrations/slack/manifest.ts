import { defineIntegration } from "../manifest";
import { listConversations, readHistory } from "./read-tools";
import { slackSettings } from "./settings";
import { react, sendMessage } from "./write-tools";

export const slack = defineIntegration({
  id: "slack",
  name: "Slack",
  category: "channel",
  description:
    "Be a bot of its own in a Slack workspace: talk with people in channels and directly.",
  // The icon package has none: the letter is drawn.
  icon: null,
  provider: "slack",
  identity: "own",
  price: "free",
  hosts: ["slack.com"],
  requiredScopes: ["chat:write"],
  scopes: {
    "chat:write": "send messages as the bot",
    "app_mentions:read": "hear when it is mentioned",
    commands: "be asked by a slash command",
    "channels:read": "see the public channels",
    "channels:history": "read messages in public channels that the bot is in",
    "groups:read": "see the private channels that the bot is in",
    "groups:history": "read messages in private channels that the bot is in",
    "im:read": "see direct messages with the bot",
    "im:history": "read direct messages with the bot",
    "im:write": "write to people directly",
    "mpim:read": "see group messages that the bot is in",
    "mpim:history": "read group messages that the bot is in",
    "reactions:read": "see emoji reactions to the bot's messages",
    "reactions:write": "add emoji reactions",
    "users:read": "know people by their names",
  },
  settings: slackSettings,
  tools: [sendMessage, listConversations, readHistory, react],
  removal:
    "The bot leaves the workspace and its app is deleted at Slack, with its commands and event address. An app that a person made stays; its token is revoked.",
});
