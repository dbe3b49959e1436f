import type {
  SecretFields,
  Account,
  ProviderResponse,
  ProviderFailure,
  ProviderCall,
  TokenSet,
  OAuth,
} from "./access";
import type { Channel, ChannelFacts } from "./channel";
import type { AppAuth, Make } from "./make";

export type {
  World,
  SecretFields,
  Account,
  ProviderRequest,
  ProviderResponse,
  ProviderFailure,
  ProviderCall,
  TokenSet,
  OAuthClient,
  ClientVerdict,
  OAuth,
} from "./access";

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
  /** What somebody says who has gone through all of them already; asked first where they take long. */
  shortcut?: string;
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
  failure?: (response: ProviderResponse, name?: string) => ProviderFailure | undefined;
  /** Who answers at a host, for providers of several companies; told to `failure`. */
  nameAt?: (host: string) => string | undefined;
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
