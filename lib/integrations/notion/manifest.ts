import { defineIntegration } from "../manifest";
import { queryDatabase, readPage, search } from "./read";
import { notionSettings } from "./settings";
import { appendBlocks, createPage } from "./write";

export const notion = defineIntegration({
  id: "notion",
  name: "Notion",
  category: "app",
  description: "Search and read pages and databases, create pages and add to them.",
  icon: "notion",
  provider: "notion",
  identity: "shared",
  price: "free",
  hosts: ["api.notion.com"],
  // Notion has no scopes: the person picks pages at the consent page.
  requiredScopes: [],
  scopes: {},
  settings: notionSettings,
  tools: [search, readPage, queryDatabase, createPage, appendBlocks],
  removal: "The access is revoked at Notion. Pages that agents wrote stay.",
});
