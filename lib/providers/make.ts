import type { NumberSource } from "./numbers";
import type { OAuth, OAuthClient, ProviderCall, SecretFields, TokenSet } from "./access";

/** What an agent's own app is to be. */
export type AppRequest = {
  /** Our id of it, also that of the connection it becomes. */
  reference: string;
  /** Where the provider shall send what happens to it; sub-paths may be added. It answers handshakes already. */
  address: string;
  /** Where the provider sends people back to after they installed it. */
  redirectUri: string;
  name: string;
  description: string;
  /** As "#1f2937". */
  color: string;
};

export type MadeApp = {
  /** The provider's id of it. */
  externalId: string;
  /** What is kept of it besides tokens, e.g. its signing secret. */
  secret: SecretFields;
  /** What it is authorized with. */
  client: OAuthClient;
};

/** Something that was made, as far as undoing it goes. */
export type Made = {
  reference: string;
  /** Null where the answer was lost, so that it is not known whether it was made. */
  externalId: string | null;
  /** What is known of its secret; empty where nothing is. */
  secret: SecretFields;
  /** What was asked for, for whom to name it. */
  request: Readonly<Record<string, unknown>>;
};

/**
 * What a setup account makes for agents. `call` carries that account's credential everywhere. Nothing is
 * written here; whoever calls has noted before that something is about to be made.
 */
export type Make = {
  /** Id of the provider whose accounts these are. */
  provider: string;
  /**
   * Takes something away that is not used after all; resolves once it is gone, or was never there. Throws
   * `LeftBehindError` where only a person can find out. A sentence that it resolves to stands in the receipt.
   */
  unmake: (call: ProviderCall, made: Made) => Promise<string | undefined>;
} & (
  | { kind: "app"; makeApp: (call: ProviderCall, request: AppRequest) => Promise<MadeApp> }
  | {
      kind: "bot";
      /** The page on which a person confirms the bot. */
      askForBot: (
        call: ProviderCall,
        request: { reference: string; name: string; username: string },
      ) => Promise<{ url: string }>;
      /** The credential of a bot that the person made, in the fields of the provider's own key. */
      takeBot: (call: ProviderCall, botId: string) => Promise<SecretFields>;
    }
  /** Bought by lib/phone/numbers. */
  | { kind: "number"; numbers: NumberSource }
);

/** How apps that were made for agents are authorized. */
export type AppAuth = {
  oauth: OAuth;
  scopes: readonly string[];
  /** The connection's secret, in the fields of the provider's own key and whatever else is needed of it. */
  toSecret: (made: MadeApp, tokens: TokenSet) => SecretFields;
  /** The app that a connection's secret belongs to; undefined where it was pasted. */
  madeOf: (secret: SecretFields) => MadeApp | undefined;
};
