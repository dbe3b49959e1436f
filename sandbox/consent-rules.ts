import type { ProviderId } from "./hosts";
import type { SandboxState } from "./state";

export type Account = { id: string; label: string; detail?: string };

/** What the authorization page of one provider does and asks. */
export type ConsentRules = {
  provider: ProviderId;
  name: string;
  accountsLegend: string;
  accounts: Account[];
  /** What each scope lets a client do; undefined where the provider has no scopes. */
  scopes: Record<string, string> | undefined;
  /** True where a person allows all that is asked for or nothing. */
  allOrNothing?: boolean;
  separator: RegExp;
  /** The name under which a scope is known, where several are taken. */
  toFullScope?: (scope: string) => string;
  /** GitHub leaves out scopes that it does not know; the others refuse. */
  unknownScopes: "drop" | "refuse";
  /** How the authorization page refuses a client that the provider does not know. */
  unknownClientStatus: 400 | 401 | 404;
  requiresResponseType: boolean;
  isOffline: (query: URLSearchParams) => boolean;
  /** Adds what earlier consents gave, where the provider does that. */
  widen?: (
    state: SandboxState,
    account: string,
    scopes: string[],
    query: URLSearchParams,
  ) => string[];
  callbackExtras?: Record<string, string>;
};
