import "server-only";
import * as oauth from "oauth4webapi";
import { AppError } from "@/lib/errors";
import { parseAnswer } from "@/lib/outbound/answer-body";
import { sendToWorld } from "@/lib/outbound/route";
import type { OAuth, OAuthClient, Provider, TokenSet, World } from "@/lib/providers/provider";
import type { Secret } from "@/lib/vault/secret";
import { requestMs } from "./refresh-times";

/** A person waits for the answer, and can start again. */
const redeemMs = 20_000;
const maxBytes = 256 * 1024;

/** The token endpoint has a problem of its own; nothing is said about the tokens. */
export class TokenEndpointDownError extends AppError {
  readonly status: number;

  constructor(provider: string, status: number) {
    super(
      "unavailable",
      `${provider} has a problem at the moment (status ${status}). Try again in a minute.`,
    );
    this.status = status;
  }
}

/** The token endpoint refused, with a code of RFC 6749 or the provider's own. */
export class TokenRefusedError extends AppError {
  readonly code: string;

  constructor(provider: string, code: string) {
    super("provider_failed", `${provider} refused to give access.`);
    this.code = code;
  }
}

export type TokenEndpoint = {
  provider: Provider;
  auth: OAuth;
  world: World;
  client: Secret<OAuthClient>;
  timeoutMs?: number;
};

/** What is known of an authorization server, in the words of the OAuth library. */
export const serverOf = ({ authorizationUrl, tokenUrl, issuer, issuerOptional }: OAuth) => ({
  issuer: issuer ?? new URL(authorizationUrl).origin,
  authorization_endpoint: authorizationUrl,
  token_endpoint: tokenUrl,
  authorization_response_iss_parameter_supported: issuer !== undefined && !issuerOptional,
});

/** Redeems an authorization code. `answer` has passed `validateAuthResponse`. */
export const redeemCode = (
  endpoint: TokenEndpoint,
  answer: URLSearchParams,
  redirectUri: string,
  verifier: string,
): Promise<TokenSet> =>
  ask(endpoint, async (server, client, authentication, options) => {
    const request = [server, client, authentication] as const;
    if (endpoint.auth.pkce)
      return oauth.processAuthorizationCodeResponse(
        server,
        client,
        await oauth.authorizationCodeGrantRequest(
          ...request,
          answer,
          redirectUri,
          verifier,
          options,
        ),
      );
    const parameters = { code: answer.get("code") ?? "", redirect_uri: redirectUri };
    return oauth.processGenericTokenEndpointResponse(
      server,
      client,
      await oauth.genericTokenEndpointRequest(
        ...request,
        "authorization_code",
        parameters,
        options,
      ),
    );
  });

/** Asks for a new access token, with all the time that the endpoint takes. */
export const refreshAccess = (endpoint: TokenEndpoint, refreshToken: string): Promise<TokenSet> =>
  ask({ ...endpoint, timeoutMs: requestMs }, async (server, client, authentication, options) =>
    oauth.processRefreshTokenResponse(
      server,
      client,
      await oauth.refreshTokenGrantRequest(server, client, authentication, refreshToken, options),
    ),
  );

type Request = (
  server: oauth.AuthorizationServer,
  client: oauth.Client,
  authentication: oauth.ClientAuth,
  options: oauth.TokenEndpointRequestOptions,
) => Promise<oauth.TokenEndpointResponse>;

async function ask(endpoint: TokenEndpoint, request: Request): Promise<TokenSet> {
  const { provider, auth, client } = endpoint;
  const { id, secret } = client.reveal();
  const authentication =
    auth.clientAuth === "basic" ? oauth.ClientSecretBasic(secret) : oauth.ClientSecretPost(secret);
  try {
    const tokens = await request(serverOf(auth), { client_id: id }, authentication, {
      [oauth.customFetch]: (_url, init) => send(endpoint, init),
    });
    return toTokenSet(tokens);
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof oauth.ResponseBodyError)
      throw new TokenRefusedError(provider.name, error.error);
    // The library's own errors may carry the answer, and so a token.
    const reason = error instanceof Error ? error.message : "unknown";
    throw new AppError("provider_failed", `${provider.name} gave an answer that is not usable.`, {
      cause: new Error(reason),
    });
  }
}

type FetchOptions = oauth.CustomFetchOptions<"POST", URLSearchParams>;

/** Sends a token request over our own client, in the provider's format, and mends its answer. */
async function send(endpoint: TokenEndpoint, init: FetchOptions): Promise<Response> {
  const { provider, auth, world, timeoutMs = redeemMs } = endpoint;
  const headers = new Headers(init.headers);
  headers.set("user-agent", "Alfe-Integrations");
  for (const [name, value] of Object.entries(auth.tokenHeaders ?? {})) headers.set(name, value);
  const asJson = auth.tokenBody === "json";
  headers.set("content-type", asJson ? "application/json" : "application/x-www-form-urlencoded");
  const answer = await sendToWorld(world)({
    name: provider.name,
    url: new URL(auth.tokenUrl),
    method: "POST",
    headers,
    body: asJson ? JSON.stringify(Object.fromEntries(init.body)) : init.body.toString(),
    maxBytes,
    timeoutMs,
  });
  const parsed = parseAnswer(provider.name, answer);
  if (answer.status >= 500 || answer.status === 429)
    throw new TokenEndpointDownError(provider.name, answer.status);
  const { status, body } = auth.adaptTokenResponse?.(answer.status, parsed) ?? {
    status: answer.status,
    body: parsed,
  };
  return Response.json(tidy(body), { status });
}

/**
 * Leaves out what is said to be nothing, and ID tokens: accounts are named by the probe, so one is
 * neither needed nor checked.
 */
function tidy(body: unknown): unknown {
  if (typeof body !== "object" || body === null) return body ?? null;
  return Object.fromEntries(
    Object.entries(body).filter(([name, value]) => name !== "id_token" && value !== null),
  );
}

function toTokenSet({
  access_token,
  refresh_token,
  expires_in,
  scope,
}: oauth.TokenEndpointResponse): TokenSet {
  return {
    accessToken: access_token,
    ...(refresh_token !== undefined && { refreshToken: refresh_token }),
    ...(expires_in !== undefined && { expiresInSeconds: expires_in }),
    ...(scope !== undefined && { scopes: scope.split(/\s+/).filter(Boolean) }),
  };
}
