import { defineIntegration } from "../manifest";
import { listConversations } from "./list-conversations";
import { readHistory } from "./read-history";
import { sendMessage } from "./send-message";
import { discordSettings } from "./settings";
import { openConversation, react } from "./tools";

export const discord = defineIntegration({
  id: "discord",
  name: "Discord",
  category: "channel",
  description: "Be a bot of its own on Discord: hear and answer people in servers and in private.",
  icon: "discord",
  provider: "discord",
  identity: "own",
  price: "free",
  hosts: ["discord.com"],
  requiredScopes: [],
  scopes: {},
  settings: discordSettings,
  tools: [sendMessage, listConversations, readHistory, react, openConversation],
  removal:
    "Commands and event addresses are removed at Discord and the bot leaves its servers. Its token ends only when it is reset there.",
});
