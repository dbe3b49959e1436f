import type { Integration, Tool } from "@/lib/integrations/manifest";
import {
  type AttemptFact,
  type BlockFact,
  type ConnectionFact,
  type FactNode,
  type Facts,
  type InstallationFact,
  lineageOf,
  type RemovalFact,
} from "./facts";
import { pauseOf, type PausingBudget } from "./paused";
import { mergeSettings, type MergedSettings } from "./settings";

export const statuses = [
  "removing",
  "blocked",
  "available",
  "needs_settings",
  "connecting",
  "needs_connection",
  "needs_reconnect",
  "paused",
  "active",
] as const;
export type Status = (typeof statuses)[number];

/** What exactly holds within a status; the sentence depends on it. */
export type Reason =
  | "ready" // a channel above agents: each agent connects its own
  | "no_account"
  | "no_default" // accounts are there, none is the default
  | "pin_gone" // the pinned account is not on this line any more
  | "no_provider_app" // this server cannot connect the provider at all
  | "no_service" // this server has no account where its tools would call
  | "permission_needed" // a required scope was never asked of this account
  | "revoked"
  | "expired"
  | "app_refused"
  | "sandbox_ended"
  | "scope_lost"
  | "ends_soon"
  | "scopes_missing"
  | "no_credit" // paused: the organization's pool has too little
  | "no_budget" // paused: a budget on the line has no room
  | null;

/** Why the chosen account is the chosen one. */
export type ChoiceRule = "pinned" | "default" | "own" | "none";

export type ToolState = { tool: Tool; missingScopes: string[] };

export type Effective = {
  integration: Integration;
  status: Status;
  reason: Reason;
  /** The nearest installation on the lineage. */
  installation: InstallationFact | null;
  /** The block nearest to the root. */
  block: BlockFact | null;
  settings: MergedSettings;
  connection: ConnectionFact | null;
  rule: ChoiceRule;
  /** The node whose pin or default decided. */
  decidedAt: string | null;
  /** Accounts that tools may name, the chosen one first. */
  reachable: ConnectionFact[];
  /** Accounts further up that are never used from here. */
  shadowed: ConnectionFact[];
  attempt: AttemptFact | null;
  removal: RemovalFact | null;
  /** What pauses it: of several budgets without room the nearest one. */
  budget: PausingBudget | null;
  /** Offered tools when active; with what is missing for those that are not. */
  tools: ToolState[];
  /** Where it can be mended, when something is to do. */
  remedyAt: string | null;
};

/** Which world connecting a provider uses now: its real app, the sandbox, or none. */
export type Worlds = {
  oauth: (providerId: string) => "real" | "sandbox" | null;
  sandboxOn: boolean;
  usesOAuth: (providerId: string) => boolean;
  /** The same of a service at which the server itself has the account. */
  service: (serviceId: string) => "real" | "sandbox" | null;
};

type Given = { facts: Facts; nodeId: string; integration: Integration; worlds: Worlds; now: Date };

/** What holds for one integration at one node (PRODUCT.md rules 5 to 11). Pure: everything follows from the arguments. */
export function resolveEffective(given: Given): Effective {
  const { facts, nodeId, integration } = given;
  const lineage = lineageOf(facts, nodeId);
  const here = new Set(lineage.map(({ id }) => id));
  const ofThis = <T extends { nodeId: string; integration: string }>(rows: readonly T[]) =>
    rows.filter((row) => row.integration === integration.id && here.has(row.nodeId));

  const installations = ofThis(facts.installations);
  const nearest = <T extends { nodeId: string }>(rows: readonly T[]): T | null =>
    lineage.toReversed().flatMap(({ id }) => rows.filter((row) => row.nodeId === id))[0] ?? null;
  const blocks = ofThis(facts.blocks);
  const choice = chooseConnection(lineage, installations, facts.connections, integration);
  const state = {
    integration,
    installation: nearest(installations),
    block: lineage.flatMap(({ id }) => blocks.filter((row) => row.nodeId === id))[0] ?? null,
    settings: mergeSettings(integration.settings, lineage, installations),
    attempt:
      ofThis(facts.attempts)
        .filter((row) => row.nodeId === nodeId && new Date(row.expiresAt) > given.now)
        .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))[0] ?? null,
    removal: nearest(ofThis(facts.removals)),
    tools: toolStates(integration, choice.connection),
    ...choice,
  };
  const found = resolveStatus(state, given, nodeId);
  const { credits } = facts;
  const pause =
    found.status === "active" ? pauseOf({ ...given, ...choice, credits, lineage }) : null;
  if (!pause) return { ...state, ...found, budget: null };
  const { reason, budget } = pause;
  const remedyAt = budget?.nodeId ?? lineage[0]?.id ?? null;
  return { ...state, status: "paused", reason, budget, remedyAt };
}

type Choice = Pick<Effective, "connection" | "rule" | "decidedAt" | "reachable" | "shadowed"> & {
  gap: "no_account" | "no_default" | "pin_gone" | "ready" | null;
};

/** Rule 9: walk up; at each node first what its installation pins, then its default. The first found is the answer, broken or not. */
function chooseConnection(
  lineage: readonly FactNode[],
  installations: readonly InstallationFact[],
  connections: readonly ConnectionFact[],
  integration: Integration,
): Choice {
  const none = (gap: Choice["gap"], decidedAt: string | null = null): Choice => ({
    connection: null,
    rule: "none",
    decidedAt,
    reachable: [],
    shadowed: [],
    gap,
  });
  if (integration.provider === null) return none(null);
  const target = lineage.at(-1);
  const own = integration.identity === "own";
  if (own && target?.kind !== "agent") return none("ready");

  const candidates = connections.filter(({ provider }) => provider === integration.provider);
  const at = (id: string) => candidates.filter(({ nodeId }) => nodeId === id);
  const line = own ? lineage.slice(-1) : lineage;
  for (const { id } of line.toReversed()) {
    const pin = installations.find(({ nodeId }) => nodeId === id)?.pinnedConnectionId;
    const pinned = candidates.find(
      (row) => row.id === pin && line.some((node) => node.id === row.nodeId),
    );
    if (pin && !pinned) return none("pin_gone", id);
    const owned = at(id);
    const chosen = pinned ?? owned.find(({ isDefault }) => isDefault);
    if (!chosen && owned.length > 0) return none("no_default", id);
    if (!chosen) continue;
    const others = pinned ? [] : at(chosen.nodeId).filter((row) => row !== chosen);
    const reachable = [chosen, ...others];
    return {
      connection: chosen,
      rule: pinned ? "pinned" : own ? "own" : "default",
      decidedAt: id,
      reachable,
      shadowed: line
        .toReversed()
        .flatMap((node) => at(node.id))
        .filter((row) => !reachable.includes(row)),
      gap: null,
    };
  }
  return none("no_account");
}

/** The scopes of `needed` that were not granted; of alternatives the first is named. */
export function missingScopes(needed: Tool["scopes"], granted: readonly string[]): string[] {
  return needed.flatMap((scope) => {
    const alternatives = typeof scope === "string" ? [scope] : scope;
    return alternatives.some((each) => granted.includes(each)) ? [] : alternatives.slice(0, 1);
  });
}

function toolStates(integration: Integration, connection: ConnectionFact | null): ToolState[] {
  return integration.tools.map((tool) => ({
    tool,
    missingScopes: connection ? missingScopes(tool.scopes, connection.grantedScopes) : [],
  }));
}

const soonMs = 7 * 24 * 3_600_000;

/** Rule 5: the first status that holds, as if there were credit. */
function resolveStatus(
  state: Omit<Effective, "status" | "reason" | "remedyAt" | "budget"> & { gap: Choice["gap"] },
  { worlds, now }: Given,
  nodeId: string,
): Pick<Effective, "status" | "reason" | "remedyAt"> {
  const { installation, integration, connection } = state;
  const is = (status: Status, reason: Reason = null, remedyAt: string | null = null) => ({
    status,
    reason,
    remedyAt,
  });
  // A removal counts until it is cleaned up, unless the integration is (again) installed on this line.
  if (state.removal && !installation) return is("removing", null, state.removal.nodeId);
  if (state.block) return is("blocked", null, state.block.nodeId);
  if (!installation) return is("available");
  if (state.settings.values === null) return is("needs_settings", null, installation.nodeId);
  if (integration.service && worlds.service(integration.service.id) === null)
    return is("needs_connection", "no_service");
  if (integration.provider === null) return is("active");
  if (!connection) {
    if (state.gap === "ready") return is("needs_connection", "ready");
    if (state.attempt) return is("connecting", null, nodeId);
    const unusable =
      worlds.usesOAuth(integration.provider) && worlds.oauth(integration.provider) === null;
    if (unusable) return is("needs_connection", "no_provider_app");
    const place =
      integration.identity === "own" ? nodeId : (state.decidedAt ?? installation.nodeId);
    return is("needs_connection", state.gap, place);
  }
  const broken = brokenReason(connection, worlds, now);
  if (broken) return is("needs_reconnect", broken, connection.nodeId);
  const lacking = integration.requiredScopes.filter(
    (scope) => !connection.grantedScopes.includes(scope),
  );
  if (lacking.length > 0)
    return lacking.every((scope) => connection.requestedScopes.includes(scope))
      ? is("needs_reconnect", "scope_lost", connection.nodeId)
      : is("needs_connection", "permission_needed", connection.nodeId);
  const endsSoon =
    connection.expiresAt !== null &&
    new Date(connection.expiresAt).getTime() - now.getTime() < soonMs;
  if (endsSoon) return is("active", "ends_soon", connection.nodeId);
  const partly = state.tools.some((tool) => tool.missingScopes.length > 0);
  return partly ? is("active", "scopes_missing", connection.nodeId) : is("active");
}

const brokenReasons: readonly Reason[] = ["revoked", "expired", "app_refused"];

/** Why a connection cannot be used, or null while it can. */
export function brokenReason(
  connection: Pick<
    ConnectionFact,
    "provider" | "world" | "brokenAt" | "brokenReason" | "expiresAt"
  >,
  worlds: Worlds,
  now: Date,
): Reason {
  const simulated = connection.world === "sandbox";
  const isReal = () =>
    worlds.usesOAuth(connection.provider) && worlds.oauth(connection.provider) === "real";
  if (simulated && (!worlds.sandboxOn || isReal())) return "sandbox_ended";
  if (connection.brokenAt !== null)
    return brokenReasons.find((reason) => reason === connection.brokenReason) ?? "revoked";
  if (connection.expiresAt !== null && new Date(connection.expiresAt) <= now) return "expired";
  return null;
}

/** Whether calling a tool never costs anything. */
export const isFree = ({ charge, uses = [] }: Pick<Tool, "charge" | "uses">): boolean =>
  charge === undefined && uses.length === 0;

/**
 * Whether a tool can be called now. While its integration is paused, what costs nothing goes on: reading what
 * was said, ending a call that runs.
 */
export const isAvailable = (
  { status }: Pick<Effective, "status">,
  { tool, missingScopes }: ToolState,
): boolean =>
  missingScopes.length === 0 && (status === "active" || (status === "paused" && isFree(tool)));

/** The tools an agent can call now. */
export const availableTools = (effective: Effective): Tool[] =>
  effective.tools.filter((state) => isAvailable(effective, state)).map(({ tool }) => tool);
