import { type Effective, resolveEffective, type Worlds } from "@/lib/installations/effective";
import type { Facts } from "@/lib/installations/facts";
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
};

/**
 * What holds for a change of an agent's own integrations where nobody set a policy (PRODUCT.md rule 25):
 * a person is asked where it would reach an account above that the agent does not use already, or cost something.
 */
export function selfDefault(action: SelfAction, change: Change): PolicyValue {
  if (action === "remove") return "allow";
  // Every further account of something that is paid for costs again.
  if (action === "connect") return change.integration.price === "free" ? "allow" : "ask";
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
