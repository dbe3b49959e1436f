import { defineIntegration } from "../manifest";
import { teamsSettings } from "./settings";
import { listConversations, react, readHistory, sendMessage } from "./tools";

export const teams = defineIntegration({
  id: "teams",
  name: "Microsoft Teams",
  category: "channel",
  description:
    "Be a bot of its own in Microsoft Teams: hear and answer people, chats and channels.",
  // The icon package has none: the letter is drawn.
  icon: null,
  provider: "teams",
  identity: "own",
  price: "free",
  hosts: ["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"],
  requiredScopes: [],
  scopes: {},
  settings: teamsSettings,
  tools: [sendMessage, listConversations, readHistory, react],
  removal:
    "The bot's secret is destroyed here. The app stays in Teams, and the bot's registration at Microsoft, until someone deletes them there.",
});
