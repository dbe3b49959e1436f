import { z } from "zod";
import type { AppAuth } from "../make";
import { slackAppsUrl, slackBotScopes } from "../slack-app";

const Answer = z.looseObject({
  ok: z.boolean(),
  error: z.string().optional(),
  access_token: z.string().optional(),
  scope: z.string().optional(),
  refresh_token: z.string().optional(),
  expires_in: z.number().optional(),
});

/** Slack's codes for what RFC 6749 names otherwise. */
const standardCodes: Readonly<Partial<Record<string, string>>> = {
  invalid_code: "invalid_grant",
  code_already_used: "invalid_grant",
  code_expired: "invalid_grant",
  bad_redirect_uri: "invalid_grant",
  invalid_client_id: "invalid_client",
  bad_client_secret: "invalid_client",
  invalid_client: "invalid_client",
};

/** Slack answers 200 to everything, separates scopes by commas and calls a bot's token "bot". */
export function adaptSlackToken(status: number, body: unknown): { status: number; body: unknown } {
  const { data } = Answer.safeParse(body);
  if (!data) return { status, body };
  const { ok, error = "invalid_request", access_token, scope, refresh_token, expires_in } = data;
  if (!ok) return { status: 400, body: { error: standardCodes[error] ?? error } };
  return {
    status,
    body: {
      access_token,
      token_type: "bearer",
      refresh_token,
      expires_in,
      scope: scope?.split(",").join(" "),
    },
  };
}

/** How the app that was made for one agent is installed: with that app's own client, and without PKCE. */
export const slackAppAuth: AppAuth = {
  oauth: {
    type: "oauth",
    authorizationUrl: "https://slack.com/oauth/v2/authorize",
    tokenUrl: "https://slack.com/api/oauth.v2.access",
    developerUrl: slackAppsUrl,
    scopeSeparator: ",",
    pkce: false,
    clientAuth: "post",
    adaptTokenResponse: adaptSlackToken,
  },
  scopes: slackBotScopes,
  toSecret: ({ secret, client }, { accessToken }) => ({
    ...secret,
    botToken: accessToken,
    clientId: client.id,
    clientSecret: client.secret,
  }),
  madeOf({ appId, signingSecret, clientId, clientSecret }) {
    // A pasted bot's app is not ours to authorize.
    if (!appId || !signingSecret || !clientId || !clientSecret) return undefined;
    return {
      externalId: appId,
      secret: { appId, signingSecret },
      client: { id: clientId, secret: clientSecret },
    };
  },
};
