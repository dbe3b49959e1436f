import { defineIntegration } from "../manifest";
import { telegramSettings } from "./settings";
import { listConversations, react, readHistory, sendMessage } from "./tools";

export const telegram = defineIntegration({
  id: "telegram",
  name: "Telegram",
  category: "channel",
  description: "Be a bot of its own on Telegram: hear and answer people, groups and channels.",
  icon: "telegram",
  provider: "telegram",
  identity: "own",
  price: "free",
  hosts: ["api.telegram.org"],
  requiredScopes: [],
  scopes: {},
  settings: telegramSettings,
  tools: [sendMessage, listConversations, readHistory, react],
  removal:
    "The event address is removed at Telegram. A bot made by a manager bot gets a new token; of others the owner ends the token at BotFather.",
});
