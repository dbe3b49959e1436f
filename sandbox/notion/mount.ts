import { Hono } from "hono";
import { consentRoutes } from "../consent";
import type { SandboxEnv } from "../fault-answer";
import type { Sandbox } from "../sandbox";
import { authenticateNotion, type NotionEnv } from "./caller";
import { contentRoutes } from "./content";
import {
  exchangeNotionToken,
  introspectNotionToken,
  notionConsent,
  revokeNotionToken,
} from "./oauth";
import { pageRoutes } from "./pages";

export function mountNotion(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  const base = "/api.notion.com/v1";
  app.route(`${base}/oauth/authorize`, consentRoutes(sandbox, notionConsent));
  app.post(`${base}/oauth/token`, (c) => exchangeNotionToken(sandbox, c));
  app.post(`${base}/oauth/revoke`, (c) => revokeNotionToken(sandbox, c));
  app.post(`${base}/oauth/introspect`, (c) => introspectNotionToken(sandbox, c));

  const api = new Hono<NotionEnv>();
  api.use("*", authenticateNotion(sandbox));
  api.route("/pages", pageRoutes());
  api.route("/", contentRoutes());
  app.route(base, api);
}
