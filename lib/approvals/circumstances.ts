import "server-only";
import { worlds } from "@/lib/connections/world";
import type { Tx } from "@/lib/db";
import { forbidden, notFound } from "@/lib/errors";
import {
  availableTools,
  type Effective,
  resolveEffective,
  type Worlds,
} from "@/lib/installations/effective";
import { type Facts, loadFacts } from "@/lib/installations/facts";
import { getIntegration } from "@/lib/integrations/catalog";
import type { Place } from "@/lib/pipeline/lineage";
import { loadPolicies } from "@/lib/policies/load";
import { type PolicyInEffect, resolveSelfPolicy, resolveToolPolicy } from "@/lib/policies/resolve";
import { selfDefault } from "@/lib/policies/self-default";
import { findTool } from "@/lib/tools/find-tool";
import type { Account, Around } from "./around";
import { aroundRaise } from "./around-raise";
import type { Asked } from "./asked";
import { type Exceeded, exceededBudgets } from "./exceeded-budgets";

/** What holds at this moment around something that an agent asks for. */
export async function circumstancesOf(
  tx: Tx,
  organizationId: string,
  { lineage, node }: Pick<Place, "lineage" | "node">,
  asked: Asked,
  { neededMicros }: { neededMicros?: bigint | undefined } = {},
): Promise<Around> {
  if (asked.kind === "budget") return aroundRaise(tx, organizationId, lineage, asked);
  const integration = getIntegration(asked.integration);
  const facts = await loadFacts(tx, organizationId, [node.id]);
  const given = { facts, nodeId: node.id, integration, worlds: worlds(facts.providerApps) };
  const effective = resolveEffective({ ...given, now: new Date() });
  const policies = await loadPolicies(tx, organizationId, node.id);
  const policy = policyFor(policies, lineage, { ...asked, kind: asked.kind }, given);
  const line = new Set(lineage.map(({ id }) => id));
  const here = <Row extends { nodeId: string; integration: string }>(rows: readonly Row[]) =>
    rows.filter((row) => row.integration === integration.id && line.has(row.nodeId));
  const [chosen, named] = [effective.connection?.id ?? null, namedAccount(asked)];
  const accounts = await loadAccounts(tx, organizationId, [chosen, named]);
  return {
    circumstances: {
      place: [...line],
      blocks: here(facts.blocks)
        .map(({ nodeId }) => nodeId)
        .toSorted(),
      installations: here(facts.installations)
        .map(({ id, version, pinnedConnectionId: pinned }) => ({ id, version, pinned }))
        .toSorted((a, b) => a.id.localeCompare(b.id, "en")),
      settings: effective.settings.values,
      ready: isReady(effective, asked),
      accounts: {
        chosen: accounts.get(chosen ?? "") ?? null,
        named: accounts.get(named ?? "") ?? null,
      },
      policy: { value: policy.value, at: policy.at },
      budget: null,
    },
    policy,
    effective,
    connectionId: named ?? chosen,
    exceeded: exceededBy(asked, { facts, lineage, integration, neededMicros }),
  };
}

function exceededBy(
  { kind, tool }: Asked,
  given: Pick<Given, "facts" | "integration"> & {
    lineage: Place["lineage"];
    neededMicros?: bigint | undefined;
  },
): Exceeded | null {
  const found = kind === "call" ? findTool(tool ?? "") : undefined;
  if (!found) return null;
  const { facts, ...rest } = given;
  return exceededBudgets({ ...rest, credits: facts.credits, tool: found.tool, now: new Date() });
}

type Given = {
  facts: Facts;
  nodeId: string;
  integration: ReturnType<typeof getIntegration>;
  worlds: Worlds;
};

function policyFor(
  policies: Parameters<typeof resolveToolPolicy>[0],
  lineage: Place["lineage"],
  asked: Asked & { kind: Exclude<Asked["kind"], "budget"> },
  { facts, nodeId: agentId, integration, worlds }: Given,
): PolicyInEffect {
  if (asked.kind === "call") {
    const found = findTool(asked.tool ?? "");
    if (!found) throw notFound(`The tool "${asked.tool ?? ""}"`);
    return resolveToolPolicy(policies, lineage, found.tool, found.integration);
  }
  const { connection, settings } = asked.input;
  const pin = connection === null || typeof connection === "string" ? connection : undefined;
  const change = { facts, agentId, integration, worlds, now: new Date(), pin, settings };
  return resolveSelfPolicy(policies, lineage, asked.kind, selfDefault(asked.kind, change));
}

const isReady = (effective: Effective, { kind, tool }: Asked): boolean =>
  kind !== "call" || availableTools(effective).some(({ name }) => name === tool);

/** The account that the input names, if any. */
function namedAccount({ input }: Asked): string | null {
  const named = [input.account, input.connectionId, input.connection, input.reconnects];
  return named.find((each) => typeof each === "string") ?? null;
}

async function loadAccounts(
  tx: Tx,
  organizationId: string,
  ids: readonly (string | null)[],
): Promise<Map<string, Account>> {
  const rows = await tx.connection.findMany({
    where: { organizationId, id: { in: ids.flatMap((id) => id ?? []) }, endedAt: null },
    select: { id: true, accountId: true, nodeId: true, world: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Why an agent may not do something at all, naming the node that says so. */
export const deniedBy = (
  policy: PolicyInEffect,
  lineage: Place["lineage"],
  what: string,
): ReturnType<typeof forbidden> => {
  const name = lineage.find(({ id }) => id === policy.at)?.name ?? "a node above";
  return forbidden(
    `A policy at ${name} does not let agents ${what}. An admin of ${name} can change it.`,
  );
};
