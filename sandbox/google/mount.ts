import { Hono } from "hono";
import { consentRoutes } from "../consent";
import type { SandboxEnv } from "../fault-answer";
import type { Sandbox } from "../sandbox";
import { calendarRoutes } from "./calendar";
import { authenticateGoogle, requireScope, type GoogleEnv } from "./caller";
import { driveRoutes } from "./drive";
import { driveWriteRoutes } from "./drive-upload";
import { gmailRoutes } from "./gmail";
import { exchangeGoogleToken, googleConsent, revokeGoogleToken } from "./oauth";
import { partialResponse } from "./partial";
import { googleProblem } from "./problem";
import { scopesOf } from "./scopes";

export function mountGoogle(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.route("/accounts.google.com/o/oauth2/v2/auth", consentRoutes(sandbox, googleConsent));
  app.post("/oauth2.googleapis.com/token", (c) => exchangeGoogleToken(sandbox, c));
  app.post("/oauth2.googleapis.com/revoke", (c) => revokeGoogleToken(sandbox, c));

  const api = new Hono<GoogleEnv>();
  api.use("*", authenticateGoogle(sandbox), partialResponse());
  const [email = "", profile = ""] = scopesOf("userinfo", "email", "profile");
  api.get(
    "/openidconnect.googleapis.com/v1/userinfo",
    requireScope(["openid", email, profile]),
    (c) => {
      const { user, scopes } = c.get("caller");
      return c.json({
        sub: user.sub,
        ...(scopes.includes(email) && { email: user.email, email_verified: true }),
        ...(scopes.includes(profile) && { name: user.name, given_name: "Acme" }),
      });
    },
  );
  api.route("/gmail.googleapis.com/gmail/v1/users", gmailRoutes());
  api.route("/www.googleapis.com/calendar/v3", calendarRoutes());
  api.route("/www.googleapis.com/drive/v3", driveRoutes());
  api.route("/www.googleapis.com/drive/v3", driveWriteRoutes(false));
  api.route("/www.googleapis.com/upload/drive/v3", driveWriteRoutes(true));
  api.notFound((c) => googleProblem(c, 404, "Not Found", "notFound"));
  for (const host of ["gmail.googleapis.com", "www.googleapis.com", "openidconnect.googleapis.com"])
    app.all(`/${host}/*`, async (c) => api.fetch(c.req.raw, c.env));
}
