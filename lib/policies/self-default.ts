import { isDeepStrictEqual } from "node:util";
import { type Effective, resolveEffective, type Worlds } from "@/lib/installations/effective";
import { type Facts, type InstallationFact, lineageOf } from "@/lib/installations/facts";
import { mergeSettings, type SettingInEffect } from "@/lib/installations/settings";
import { integrationsOf } from "@/lib/integrations/catalog";
import type { Integration } from "@/lib/integrations/manifest";
import type { PolicyValue, SelfAction } from "./policy";

type Change = {
  facts: Facts;
  agentId: string;
  integration: Integration;
  worlds: Worlds;
  now: Date;
  /** The account that the agent would pin; null follows the default again. */
  pin?: string | null | undefined;
  /** What the agent would enter at its own node; undefined leaves that as it is. */
  settings?: unknown;
};

/**
 * What holds for a change of an agent's own integrations where nobody set a policy (PRODUCT.md rule 25):
 * a person is asked where it would reach an account above that the agent does not use already, cost
 * something, or change how much it may cost. Removing what holds here alone is always its own affair.
 */
export function selfDefault(action: SelfAction, change: Change): PolicyValue {
  if (action === "remove") return losesLimits(change) ? "ask" : "allow";
  // Every further account of something that is paid for costs again.
  if (action === "connect") return change.integration.price === "free" ? "allow" : "ask";
  if (changesLimits(change)) return "ask";
  if (action === "install") return costsAnew(change) || reachesAbove(change) ? "ask" : "allow";
  return change.pin !== undefined && reachesAbove(change) ? "ask" : "allow";
}

const resolve = (
  { agentId: nodeId, worlds, now }: Change,
  facts: Facts,
  integration: Integration,
): Effective => resolveEffective({ facts, nodeId, integration, worlds, now });

const isUsed = ({ installation, block }: Effective): boolean => installation !== null && !block;

const costsAnew = (change: Change): boolean => {
  const { integration, facts } = change;
  if (integration.price === "free") return false;
  const before = resolve(change, facts, integration);
  return !isUsed(before) || (integration.provider !== null && before.connection === null);
};

/** Whether other limits than now would be in effect, had the agent entered these settings. */
function changesLimits(change: Change): boolean {
  const { agentId, settings } = change;
  if (typeof settings !== "object" || settings === null) return false;
  const { own, others } = installed(change);
  const first = { id: "", version: 0, pinnedConnectionId: null, createdAt: "" };
  const at = { nodeId: agentId, integration: change.integration.id, settings: { ...settings } };
  return limitsDiffer(change, [...others, { ...(own ?? first), ...at }]);
}

/** Whether what is entered above limits it otherwise than what the agent would take away with its own. */
function losesLimits(change: Change): boolean {
  const { own, others } = installed(change);
  return own !== undefined && others.length > 0 && limitsDiffer(change, others);
}

function installed({ facts, agentId, integration }: Change) {
  const rows = facts.installations.filter((row) => row.integration === integration.id);
  return {
    own: rows.find(({ nodeId }) => nodeId === agentId),
    others: rows.filter(({ nodeId }) => nodeId !== agentId),
  };
}

function limitsDiffer(
  { facts, agentId, integration }: Change,
  rowsAfter: readonly InstallationFact[],
): boolean {
  const rowsBefore = facts.installations.filter((row) => row.integration === integration.id);
  const [before, after] = [rowsBefore, rowsAfter].map(
    (rows) => mergeSettings(integration.settings, lineageOf(facts, agentId), rows).entries,
  );
  return (integration.limits ?? []).some(
    (limit) => !isDeepStrictEqual(valueOf(before, limit), valueOf(after, limit)),
  );
}

const valueOf = (entries: readonly SettingInEffect[] = [], wanted: string): unknown =>
  entries.find(({ key }) => key === wanted)?.value;

function reachesAbove(change: Change): boolean {
  const { facts, agentId, integration, pin } = change;
  if (integration.provider === null) return false;
  const after = resolve(change, withPin(facts, agentId, integration.id, pin), integration);
  const reached = after.reachable.filter(({ nodeId }) => nodeId !== agentId);
  const used = integrationsOf(integration.provider)
    .map((each) => resolve(change, facts, each))
    .filter(isUsed)
    .flatMap(({ reachable }) => reachable.map(({ id }) => id));
  return reached.some(({ id }) => !used.includes(id));
}

const withPin = (facts: Facts, agentId: string, id: string, pin: Change["pin"]): Facts =>
  pin === undefined
    ? facts
    : {
        ...facts,
        installations: facts.installations.map((row) =>
          row.nodeId === agentId && row.integration === id
            ? { ...row, pinnedConnectionId: pin }
            : row,
        ),
      };
