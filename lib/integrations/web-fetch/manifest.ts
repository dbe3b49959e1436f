import { defineIntegration } from "../manifest";
import { webFetchSettings } from "./settings";
import { getPage } from "./tools";

export const webFetch = defineIntegration({
  id: "web-fetch",
  name: "Web fetch",
  category: "platform",
  description: "Read public web pages as text.",
  icon: null,
  provider: null,
  identity: "shared",
  price: "usage",
  meters: ["web_fetch"],
  hosts: [],
  requiredScopes: [],
  scopes: {},
  settings: webFetchSettings,
  tools: [getPage],
  removal: "Nothing was set up outside, so nothing is left.",
});
