import { Hono } from "hono";
import { consentRoutes } from "../consent";
import type { SandboxEnv } from "../fault-answer";
import type { Sandbox } from "../sandbox";
import { authenticateGitHub, type GitHubEnv } from "./caller";
import { contentsRoutes } from "./contents";
import { issueRoutes } from "./issues";
import { exchangeGitHubCode, gitHubApplicationRoutes, gitHubConsent } from "./oauth";
import { pullRoutes } from "./pulls";
import { repositoryRoutes } from "./repositories";
import { searchRoutes } from "./search";

export function mountGitHub(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.route("/github.com/login/oauth/authorize", consentRoutes(sandbox, gitHubConsent));
  app.post("/github.com/login/oauth/access_token", (c) => exchangeGitHubCode(sandbox, c));
  app.route("/api.github.com/applications", gitHubApplicationRoutes(sandbox));

  const api = new Hono<GitHubEnv>();
  api.use("*", authenticateGitHub(sandbox));
  api.route("/", repositoryRoutes());
  api.route("/repos", issueRoutes());
  api.route("/repos", pullRoutes());
  api.route("/repos", contentsRoutes());
  api.route("/search", searchRoutes());
  app.route("/api.github.com", api);
}
