import type { ProviderId } from "./hosts";

/** What one account allowed one client: the line a person sees under "connected apps". */
export type Grant = {
  id: string;
  provider: ProviderId;
  account: string;
  clientId: string;
  scopes: string[];
  createdAt: string;
  revokedAt: string | null;
};

export type Token = {
  value: string;
  kind: "access" | "refresh";
  grantId: string;
  /** Shared by all tokens that descend from one authorization code. */
  family: string;
  scopes: string[];
  expiresAt: string | null;
  dead: boolean;
};

export type AuthorizationCode = {
  value: string;
  family: string;
  provider: ProviderId;
  account: string;
  clientId: string;
  redirectUri: string;
  scopes: string[];
  challenge: string | null;
  /** Whether the client asked for a refresh token in the way this provider wants. */
  offline: boolean;
  expiresAt: string;
  used: boolean;
};
