/** Which world an account belongs to: the real provider, or the local sandbox that plays it. */
export type World = "real" | "sandbox";

/** The secret parts of a connection, e.g. `{ accessToken, refreshToken }` or `{ apiKey }`. Always sealed at rest. */
export type SecretFields = Readonly<Record<string, string>>;

/** Who we are at the provider. */
export type Account = {
  /** The provider's stable id of the account. */
  id: string;
  /** How a person recognises it: "octocat", "Acme workspace", "ops@acme.test". */
  name: string;
  /** What else is worth saying, e.g. "live mode". */
  detail?: string;
  /** Names the outside identity that may serve one agent only (channels), e.g. team and bot user. */
  identity?: string;
  /** Scopes that the provider itself reports, where the token response does not. */
  scopes?: string[];
};

/** A request to the provider's API. The credential is added by the server and only for the allowed hosts. */
export type ProviderRequest = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Absolute https URL on a host of the manifest. */
  url: string;
  query?: Readonly<Record<string, string | number | boolean | undefined>>;
  headers?: Readonly<Record<string, string>>;
  /** At most one of `json`, `form` and `body`. */
  json?: unknown;
  form?: Readonly<Record<string, string | number | boolean | undefined>>;
  body?: { contentType: string; data: string | Uint8Array };
  /** Sent without the token that `signIn` gets, which is what it is for. */
  anonymous?: boolean;
  /** Bytes of the answer after which it is refused (default 2 MiB). */
  maxBytes?: number;
  timeoutMs?: number;
  /** Breaks it off before that. */
  signal?: AbortSignal;
};

export type ProviderResponse = {
  status: number;
  headers: Headers;
  /** Parsed when the answer is JSON, else the text; undefined when empty. */
  body: unknown;
};

/** Why a provider refused, in terms that a caller can act on. */
export type ProviderFailure = {
  reason:
    | "unauthorized" // the credential itself is dead
    | "forbidden"
    | "not_found"
    | "invalid"
    | "rate_limited"
    | "unavailable"
    | "other";
  /** One sentence for the caller, without secrets. */
  message: string;
  retryAfterSeconds?: number;
};

/** Sends one request with the credential; throws `ProviderCallError` when the provider refuses. */
export type ProviderCall = (request: ProviderRequest) => Promise<ProviderResponse>;

/** What a token endpoint granted. */
export type TokenSet = {
  accessToken: string;
  refreshToken?: string;
  /** Seconds, where the provider says so. */
  expiresInSeconds?: number;
  /** Granted scopes; undefined where the provider does not say. */
  scopes?: string[];
};

export type OAuthClient = { id: string; secret: string };

/** Whether a provider knows a client, and whether the redirect address is one of its own. */
export type ClientVerdict = "known" | "unknown" | "redirect_refused";

/** An authorization-code provider as data; what does not fit is a hook in the provider's folder. */
export type OAuth = {
  type: "oauth";
  authorizationUrl: string;
  tokenUrl: string;
  /** Expected `iss` of the authorization response (RFC 9207), where the provider sends it. */
  issuer?: string;
  /** True where not every response carries it: then only a wrong one is refused. */
  issuerOptional?: boolean;
  /** Where an organization registers its own OAuth app. */
  developerUrl: string;
  /**
   * What the authorization page says about a client to somebody who is not signed in, where it can be
   * told. Refusals by a plain status need no hook.
   */
  knowsClient?: (answer: { status: number; location: URL | null }) => ClientVerdict | undefined;
  scopeSeparator: " " | ",";
  pkce: boolean;
  clientAuth: "basic" | "post";
  /** Extra parameters of the authorization request, e.g. `prompt`. */
  authorizeParams?: Readonly<Record<string, string>>;
  /** The parameter that preselects an account, where there is one. */
  loginHintParam?: string;
  /** Headers of token requests, e.g. `Accept`. */
  tokenHeaders?: Readonly<Record<string, string>>;
  /** Body format of token requests (default form). */
  tokenBody?: "form" | "json";
  /**
   * Turns an unusual token answer into the standard one of RFC 6749: errors have status 400 or above
   * and a standard code where there is one, granted scopes are one string separated by spaces.
   */
  adaptTokenResponse?: (status: number, body: unknown) => { status: number; body: unknown };
  /** Scopes asked for besides those of the integration, e.g. to name the account. */
  baseScopes?: readonly string[];
};
