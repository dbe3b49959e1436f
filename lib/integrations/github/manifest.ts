import { defineIntegration } from "../manifest";
import { createComment, createIssue, listIssues, searchIssues } from "./issues";
import { listOrganizations, readFile, searchRepositories } from "./repositories";
import { githubSettings } from "./settings";

export const github = defineIntegration({
  id: "github",
  name: "GitHub",
  category: "app",
  description: "Search repositories, read files, and open and discuss issues.",
  icon: "github",
  provider: "github",
  identity: "shared",
  price: "free",
  hosts: ["api.github.com"],
  requiredScopes: ["repo"],
  scopes: {
    repo: "read and write code and issues",
    "read:org": "see the organizations it belongs to",
  },
  settings: githubSettings,
  tools: [
    searchRepositories,
    searchIssues,
    readFile,
    listIssues,
    createIssue,
    createComment,
    listOrganizations,
  ],
  removal: "The grant is revoked at GitHub.",
});
