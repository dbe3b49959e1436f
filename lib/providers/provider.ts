import type { Channel, ChannelFacts } from "./channel";
import type { AppAuth, Make } from "./make";

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

/** One field that a person pastes. */
export type KeyField = {
  name: string;
  label: string;
  placeholder: string;
  help?: string;
  /** True for what is no secret (an app's id): shown as it is typed, and says nothing about the world. */
  isPlain?: boolean;
  /** Returns what is wrong with the value before anything is sent, or undefined. */
  check?: (value: string) => string | undefined;
};

/** A credential that a person pastes: an API key, a bot token. */
export type Key = {
  type: "key";
  fields: readonly KeyField[];
  /** The numbered steps shown above the fields. */
  guide: readonly { text: string; href?: string }[];
  /** Secret fields that nobody pastes: 256 random bits each, made when the account is connected. */
  generated?: readonly string[];
  /** A warning that the person must confirm, e.g. for a test-mode key. */
  caution?: (secret: SecretFields) => string | undefined;
};

export type Provider = {
  id: string;
  name: string;
  auth: OAuth | Key;
  /** Hosts that may receive the credential (API, token and revocation endpoints). */
  hosts: readonly string[];
  /** Where a person sees and ends the grant by hand. */
  accessUrl: string;
  /** Headers that carry the credential on API calls. */
  authorize: (secret: SecretFields) => Record<string, string>;
  /**
   * Puts the credential into the address, for the provider that wants it there; the host stays as it is.
   * Such an address is never logged and stands in no message.
   */
  authorizeUrl?: (url: URL, secret: SecretFields) => URL;
  /**
   * Exchanges the pasted credential for a token of some minutes, which `authorize` then finds as
   * `accessToken`. It is kept in memory only; `call` carries no credential and reaches all its hosts.
   */
  signIn?: (call: ProviderCall, secret: SecretFields) => Promise<TokenSet>;
  /** Headers of every API call, e.g. a version. */
  apiHeaders?: Readonly<Record<string, string>>;
  /** Names the account. Throws when the credential does not work. */
  probe: (call: ProviderCall, secret: SecretFields) => Promise<Account>;
  /** Why an answer is a refusal, or undefined when it is not. The default is `failureOfStatus`. */
  failure?: (response: ProviderResponse) => ProviderFailure | undefined;
  /**
   * Ends the access at the provider. `last` is true when no other connection on this server uses the
   * same grant. `call` carries the connection's own credential, `callAsClient` that of the OAuth client.
   * Resolving means that it is gone (or was gone already); undefined where the provider has no way.
   */
  revoke?: (context: RevokeContext) => Promise<void>;
  /** True where one grant per person and client covers several connections (Google). */
  sharesGrant: boolean;
  /** What a connection set up at the provider and what has to be undone before its grant ends, in order. */
  cleanUps?: readonly CleanUp[];
  /** What makes its accounts channels. */
  channel?: Channel;
  /**
   * True for accounts that only make others: a Slack workspace's configuration token, a manager bot, a
   * telephony account. Admins make them; no tool and no integration ever uses them.
   */
  isSetup?: boolean;
  /** What an account of this setup provider makes for agents. */
  make?: Make;
  /** How apps are authorized that a setup account made (`make.kind` "app"). */
  app?: AppAuth;
  /** The setup providers whose accounts can make one of these for an agent. */
  madeBy?: readonly string[];
  /** True where calls go with the credential of the account that made it: a telephony account's numbers. */
  usesSetupCredential?: boolean;
  /**
   * Renews a pasted credential whose tokens are used once each; with `refreshToken` among its fields and
   * an end it is then refreshed like any other.
   */
  renew?: (call: ProviderCall, secret: SecretFields) => Promise<TokenSet>;
  /** What it means when such a credential is refused for good, for the person who has to mend it. */
  renewRefused?: string;
};

/** One thing to undo at the provider when a connection ends. */
export type CleanUp = {
  kind: "delete_webhooks" | "uninstall_bot" | "release_number";
  /** What the receipt calls it: "Event address removed at Slack". */
  words: string;
  /**
   * Resolving means that it is undone, or was already: after a crash it may run again. A sentence that
   * it resolves to stands in the receipt.
   */
  run: (context: Omit<RevokeContext, "last">) => Promise<string | undefined>;
};

export type RevokeContext = {
  /** With the fields of the account that made it, where the provider's connections need them. */
  secret: SecretFields;
  call: ProviderCall;
  /** Sends with HTTP Basic of the OAuth client; undefined for pasted keys. */
  callAsClient?: ProviderCall;
  clientId?: string;
  /** Sends with the credential of the setup account that made it, as that account's provider. */
  callAsSetup?: ProviderCall;
  /** The account's id at the provider. */
  accountId?: string;
  /** What is known of the channel. */
  facts?: ChannelFacts;
  last: boolean;
};

export const defineProvider = (definition: Provider): Provider => definition;
