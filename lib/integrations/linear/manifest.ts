import { defineIntegration } from "../manifest";
import { listIssues, listTeams, searchIssues } from "./read";
import { linearSettings } from "./settings";
import { createComment, createIssue, updateIssue } from "./write";

export const linear = defineIntegration({
  id: "linear",
  name: "Linear",
  category: "app",
  description: "List, search, create and change issues, and comment on them.",
  icon: "linear",
  provider: "linear",
  identity: "shared",
  price: "free",
  hosts: ["api.linear.app"],
  requiredScopes: ["read"],
  scopes: {
    read: "see issues, teams and people",
    write: "create and change issues and comments",
  },
  settings: linearSettings,
  tools: [listIssues, searchIssues, createIssue, updateIssue, createComment, listTeams],
  removal: "The access is revoked at Linear. Issues and comments that agents wrote stay.",
});
