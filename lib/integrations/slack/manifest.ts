import { defineIntegration } from "../manifest";
import { slackSettings } from "./settings";
import { addReaction, listConversations, postMessage, readHistory } from "./tools";

export const slack = defineIntegration({
  id: "slack",
  name: "Slack",
  category: "channel",
  description: "Be a bot of its own in a Slack workspace: post, read and react in channels.",
  // The icon package has none: the letter is drawn.
  icon: null,
  provider: "slack",
  identity: "own",
  price: "free",
  hosts: ["slack.com"],
  requiredScopes: ["chat:write"],
  scopes: {
    "chat:write": "post messages as the bot",
    "channels:read": "see the public channels",
    "channels:history": "read messages in public channels that the bot is in",
    "reactions:write": "add emoji reactions",
  },
  settings: slackSettings,
  tools: [postMessage, listConversations, readHistory, addReaction],
  removal:
    "The bot token is revoked at Slack. The app stays in the workspace until someone deletes it there.",
});
