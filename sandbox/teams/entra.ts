import { randomUUID } from "node:crypto";
import type { Hono } from "hono";
import type { SandboxEnv } from "../fault-answer";
import { readFields } from "../fields";
import type { Sandbox } from "../sandbox";
import { signInBot } from "./bots";
import { mintToken, publishedKeys } from "./keys";

const scope = "https://api.botframework.com/.default";

/** Entra, as far as bots sign in there, and the keys with which both it and the bot service sign. */
export function mountEntra(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.post("/login.microsoftonline.com/:tenant/oauth2/v2.0/token", async (c) => {
    const fields = await readFields(c);
    const tenant = c.req.param("tenant");
    const { client_id: appId = "", client_secret: secret = "" } = fields;
    if (fields.grant_type !== "client_credentials" || fields.scope !== scope)
      return c.json(refusal("invalid_request", "AADSTS900144"), 400);
    const bot = signInBot(sandbox, { tenant, appId, secret });
    if ("error" in bot)
      return c.json(refusal(bot.error, bot.code), bot.error === "invalid_client" ? 401 : 400);
    const accessToken = mintToken(sandbox, "entra", {
      aud: "https://api.botframework.com",
      iss: `https://sts.windows.net/${bot.tenantId}/`,
      appid: bot.appId,
      app_displayname: bot.name,
      tid: bot.tenantId,
    });
    return c.json({
      token_type: "Bearer",
      expires_in: 3599,
      ext_expires_in: 3599,
      access_token: accessToken,
    });
  });
  app.get("/login.microsoftonline.com/:tenant/discovery/v2.0/keys", (c) =>
    c.json(publishedKeys(sandbox, "entra")),
  );
  app.get("/login.botframework.com/v1/.well-known/keys", (c) =>
    c.json(publishedKeys(sandbox, "bot-service")),
  );
  app.get("/login.botframework.com/v1/.well-known/openidconfiguration", (c) =>
    c.json({
      issuer: "https://api.botframework.com",
      jwks_uri: "https://login.botframework.com/v1/.well-known/keys",
      id_token_signing_alg_values_supported: ["RS256"],
    }),
  );
}

const refusal = (error: string, code: string) => ({
  error,
  error_description: `${code}: ${words[code] ?? "The request is not right."} Trace ID: ${randomUUID()}`,
  error_codes: [Number(code.replace("AADSTS", ""))],
});

const words: Partial<Record<string, string>> = {
  AADSTS90002: "Tenant not found. Check to make sure you have the correct tenant ID.",
  AADSTS700016: "Application was not found in the directory.",
  AADSTS7000215: "Invalid client secret provided.",
};
