import "server-only";
import { deniedBy } from "@/lib/approvals/circumstances";
import { raiseLink, topUpLink } from "@/lib/credits/credit-links";
import { AppError, conflict } from "@/lib/errors";
import { type ChoiceRule, type Effective, isFree } from "@/lib/installations/effective";
import { type ConnectionFact, loadFacts } from "@/lib/installations/facts";
import { pausedSentence } from "@/lib/installations/status-text-paused";
import type { Integration, Tool } from "@/lib/integrations/manifest";
import { type AgentFacts, agentFactsOf } from "@/lib/keys/agent-snapshot";
import type { CommandContext } from "@/lib/pipeline/operation";
import type { Place } from "@/lib/pipeline/place";
import { loadPolicies } from "@/lib/policies/load";
import { type PolicyInEffect, resolveToolPolicy } from "@/lib/policies/resolve";
import type { Provider } from "@/lib/providers/provider";
import type { CallToolInput } from "./call-input";
import { chooseAccount } from "./choose-account";
import { readArguments } from "./read-arguments";
import { toolOfFacts } from "./tool-at";

/** A call about which everything is checked that can be known before it is sent. */
export type CheckedCall = {
  integration: Integration;
  tool: Tool;
  args: Record<string, unknown>;
  settings: Record<string, unknown>;
  /** Both null where no account is needed. */
  provider: Provider | null;
  account: ConnectionFact | null;
  /** Whether the sandbox plays whoever is called. */
  isSandbox: boolean;
  /** Why this account; null without one. */
  rule: ChoiceRule | "named" | null;
  /** Null for people and the server itself, whom no policy binds. */
  policy: PolicyInEffect | null;
};

/** A refusal that is noted in the call log: with the policy that made it, where one did. */
export class CallRefusal extends Error {
  readonly error: AppError;
  readonly policy: PolicyInEffect | null;

  constructor(error: AppError, policy: PolicyInEffect | null) {
    super(error.message);
    this.error = error;
    this.policy = policy;
  }
}

/** Checks policy, availability, arguments and account of a call; throws what keeps it from being made. */
export async function checkCall(
  context: CommandContext,
  input: CallToolInput,
  found: { integration: Integration; tool: Tool },
): Promise<CheckedCall> {
  const { integration, tool } = found;
  const { lineage } = context.place;
  const { facts, policies } = await factsOf(context);
  const policy =
    context.actor.kind === "agent" ? resolveToolPolicy(policies, lineage, tool, integration) : null;
  if (policy?.value === "deny")
    throw new CallRefusal(deniedBy(policy, lineage, `call ${tool.name}`), policy);
  const now = toolOfFacts(facts, lineage, found);
  const { effective, provider, settings } = now;
  if (effective.status === "paused" && !isFree(tool))
    throw new CallRefusal(pausedError(effective, lineage), policy);
  if (settings === null)
    throw new CallRefusal(
      conflict(now.missing ?? `${integration.name} is not ready to be used here.`),
      policy,
    );
  const args = readArguments(tool, input.arguments);
  const account = chooseAccount(effective, tool, input.account, now.worlds);
  if ((account === null) !== (provider === null))
    throw new CallRefusal(
      conflict(`${integration.name} has no account to use here. Connect one.`),
      policy,
    );
  const named = input.account === undefined ? effective.rule : "named";
  const rule = account === null ? null : named;
  const service = integration.service && now.worlds.service(integration.service.id);
  const isSandbox = (account?.world ?? service) === "sandbox";
  return { integration, tool, args, settings, provider, account, isSandbox, rule, policy };
}

/** What is missing, who can lift it, and one link to where. */
function pausedError(effective: Effective, lineage: Place["lineage"]): AppError {
  const { integration, budget } = effective;
  const said = `${integration.name} is paused. ${pausedSentence({ effective, lineage, now: new Date() })}`;
  const link = budget ? raiseLink(lineage, budget.nodeId) : topUpLink(lineage);
  const who = budget ? "There:" : `Only an owner of ${lineage[0]?.name ?? "the organization"} can:`;
  return new AppError("payment_required", `${said} ${who} ${link}`);
}

/** What came with the agent's key a moment ago, else what the database says now. */
async function factsOf({
  caller: { snapshot },
  actor,
  organizationId,
  place,
  read,
}: CommandContext): Promise<AgentFacts> {
  const nodeId = place.node.id;
  if (snapshot && actor.kind === "agent" && snapshot.place.node.id === nodeId)
    return agentFactsOf(snapshot.data);
  return read(async (tx) => ({
    facts: await loadFacts(tx, organizationId, [nodeId]),
    policies: actor.kind === "agent" ? await loadPolicies(tx, organizationId, nodeId) : [],
  }));
}
