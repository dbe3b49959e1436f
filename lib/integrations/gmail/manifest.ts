import { defineIntegration } from "../manifest";
import { listLabels, readMessage, searchMessages } from "./read";
import { compose, readonly, send } from "./scopes";
import { gmailSettings } from "./settings";
import { createDraft, sendMessage } from "./write";

export const gmail = defineIntegration({
  id: "gmail",
  name: "Gmail",
  category: "app",
  description: "Search and read mail, write drafts and send.",
  icon: "gmail",
  provider: "google",
  identity: "shared",
  price: "free",
  hosts: ["gmail.googleapis.com"],
  requiredScopes: [readonly],
  scopes: {
    [readonly]: "read mail and its settings",
    [send]: "send mail",
    [compose]: "write drafts and send them",
  },
  settings: gmailSettings,
  tools: [searchMessages, readMessage, createDraft, sendMessage, listLabels],
  removal: "The grant is revoked at Google, once nothing else here uses the same Google account.",
});
