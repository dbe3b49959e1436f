import { defineIntegration } from "../manifest";
import { brave } from "./brave";
import { webSearchSettings } from "./settings";
import { findPages } from "./tools";

export const webSearch = defineIntegration({
  id: "web-search",
  name: "Web search",
  category: "platform",
  description: "Find public web pages.",
  icon: null,
  provider: null,
  service: brave,
  identity: "shared",
  price: "usage",
  meters: ["web_search"],
  hosts: brave.hosts,
  requiredScopes: [],
  scopes: {},
  settings: webSearchSettings,
  tools: [findPages],
  removal: "Nothing was set up outside, so nothing is left.",
});
