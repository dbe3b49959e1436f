import { createHash, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import type { AuthorizationCode, Grant, Token } from "./grant";
import type { ProviderId } from "./hosts";
import type { SandboxState } from "./state";

/** How a provider's tokens look and live. */
export type TokenRules = {
  accessPrefix: string;
  refreshPrefix: string;
  lifetimeSeconds: number | null;
  rotatesRefresh: boolean;
};

export type MintedTokens = { grant: Grant; access: Token; refresh: Token | undefined };

const codeLifetimeMs = 10 * 60 * 1000;

export function issueCode(
  state: SandboxState,
  wanted: Omit<AuthorizationCode, "value" | "family" | "expiresAt" | "used">,
): AuthorizationCode {
  const code: AuthorizationCode = {
    ...wanted,
    value: `code_sandbox_${randomBytes(20).toString("hex")}`,
    family: randomUUID(),
    expiresAt: new Date(Date.now() + codeLifetimeMs).toISOString(),
    used: false,
  };
  state.codes.push(code);
  return code;
}

/** The client that asks, as its secret has proved. */
export type Asker = { provider: ProviderId; id: string };

export type Redemption = {
  code: string | undefined;
  redirectUri: string | undefined;
  verifier: string | undefined;
};

export type RefusedCode = "unknown" | "reused" | "expired" | "redirect_uri" | "verifier";

/** Redeems a code once, for the client it was issued to. A second try is refused and kills what the first one got, as RFC 6749 4.1.2 asks. */
export function redeemCode(
  state: SandboxState,
  rules: TokenRules,
  client: Asker,
  { code, redirectUri, verifier }: Redemption,
): MintedTokens | RefusedCode {
  const found = state.codes.find(
    (each) =>
      each.value === code && each.provider === client.provider && each.clientId === client.id,
  );
  if (found === undefined) return "unknown";
  if (found.used) {
    killFamily(state, found.family);
    return "reused";
  }
  if (isPast(found.expiresAt)) return "expired";
  if (found.redirectUri !== redirectUri) return "redirect_uri";
  if (!isVerified(found.challenge, verifier)) return "verifier";
  found.used = true;
  const grant = openGrant(state, found);
  const { scopes, family, offline } = found;
  return {
    grant,
    access: mint(state, rules, { kind: "access", grantId: grant.id, scopes, family }),
    refresh: offline
      ? mint(state, rules, { kind: "refresh", grantId: grant.id, scopes, family })
      : undefined,
  };
}

/** Exchanges a refresh token of this client. Where the provider rotates, the old pair is dead from then on. */
export function refreshTokens(
  state: SandboxState,
  rules: TokenRules,
  client: Asker,
  value: string | undefined,
): MintedTokens | undefined {
  const live = findOwn(state, client, value, "refresh");
  if (live === undefined) return undefined;
  const { token, grant } = live;
  const { scopes, family } = token;
  if (rules.rotatesRefresh) killFamily(state, family);
  const access = mint(state, rules, { kind: "access", grantId: grant.id, scopes, family });
  const refresh = rules.rotatesRefresh
    ? mint(state, rules, { kind: "refresh", grantId: grant.id, scopes, family })
    : undefined;
  return { grant, access, refresh };
}

/** The token and its grant, if both are alive at this moment. */
export function findLive(
  state: SandboxState,
  provider: ProviderId,
  value: string | undefined,
  kind?: Token["kind"],
): { token: Token; grant: Grant } | undefined {
  const token = state.tokens.find((each) => each.value === value);
  if (token === undefined || !isLive(token)) return undefined;
  if (kind !== undefined && token.kind !== kind) return undefined;
  const grant = state.grants.find((each) => each.id === token.grantId);
  if (grant?.provider !== provider || grant.revokedAt !== null) return undefined;
  return { token, grant };
}

/** The same, for a token of this client's own: of others it knows nothing. */
export function findOwn(
  state: SandboxState,
  { provider, id }: Asker,
  value: string | undefined,
  kind?: Token["kind"],
): { token: Token; grant: Grant } | undefined {
  const live = findLive(state, provider, value, kind);
  return live?.grant.clientId === id ? live : undefined;
}

export function countLiveTokens(state: SandboxState, grant: Grant): number {
  return state.tokens.filter((token) => token.grantId === grant.id && isLive(token)).length;
}

export function revokeGrant(state: SandboxState, grant: Grant): void {
  grant.revokedAt ??= new Date().toISOString();
  for (const token of state.tokens) if (token.grantId === grant.id) token.dead = true;
}

/** Kills one authorization's tokens; a grant left without any is over. */
export function revokeFamily(state: SandboxState, token: Token): void {
  killFamily(state, token.family);
  const grant = state.grants.find((each) => each.id === token.grantId);
  const isUsed = state.tokens.some((each) => each.grantId === token.grantId && !each.dead);
  if (grant !== undefined && !isUsed) revokeGrant(state, grant);
}

export function expireAccessTokens(state: SandboxState, provider: ProviderId): number {
  const grants = new Set(state.grants.filter((g) => g.provider === provider).map((g) => g.id));
  const tokens = state.tokens.filter((t) => t.kind === "access" && grants.has(t.grantId));
  for (const token of tokens) token.expiresAt = new Date(Date.now() - 1000).toISOString();
  return tokens.length;
}

function openGrant(state: SandboxState, code: AuthorizationCode): Grant {
  const { provider, account, clientId, scopes } = code;
  const open = state.grants.find(
    (grant) =>
      grant.provider === provider &&
      grant.account === account &&
      grant.clientId === clientId &&
      grant.revokedAt === null,
  );
  if (open !== undefined) {
    open.scopes = [...new Set([...open.scopes, ...scopes])];
    return open;
  }
  const grant: Grant = {
    id: randomUUID(),
    provider,
    account,
    clientId,
    scopes: [...scopes],
    createdAt: new Date().toISOString(),
    revokedAt: null,
  };
  state.grants.push(grant);
  return grant;
}

function mint(
  state: SandboxState,
  rules: TokenRules,
  wanted: Pick<Token, "kind" | "grantId" | "scopes" | "family">,
): Token {
  const prefix = wanted.kind === "access" ? rules.accessPrefix : rules.refreshPrefix;
  const lifetime = wanted.kind === "access" ? rules.lifetimeSeconds : null;
  const token: Token = {
    ...wanted,
    value: `${prefix}sandbox_${randomBytes(24).toString("hex")}`,
    expiresAt: lifetime === null ? null : new Date(Date.now() + lifetime * 1000).toISOString(),
    dead: false,
  };
  state.tokens.push(token);
  return token;
}

function killFamily(state: SandboxState, family: string): void {
  for (const token of state.tokens) if (token.family === family) token.dead = true;
}

function isLive(token: Token): boolean {
  return !token.dead && (token.expiresAt === null || !isPast(token.expiresAt));
}

function isPast(time: string): boolean {
  return Date.parse(time) <= Date.now();
}

function isVerified(challenge: string | null, verifier: string | undefined): boolean {
  if (challenge === null) return verifier === undefined;
  if (verifier === undefined) return false;
  return same(createHash("sha256").update(verifier).digest("base64url"), challenge);
}

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
