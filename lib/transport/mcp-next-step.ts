import { AppError, type ErrorKind } from "@/lib/errors";
import { getEffectiveIntegration } from "@/lib/installations/get";
import { execute } from "@/lib/pipeline/execute";
import { pathOf } from "@/lib/pipeline/lineage";
import type { AgentCaller } from "./mcp-agent";
import { toLink } from "./mcp-link";

/** Failures that something which is missing may explain. */
const explained: readonly ErrorKind[] = ["conflict", "forbidden", "payment_required"];

type Remedies = Partial<Record<string, (integration: string) => string>>;

/** What the agent itself can do about it. */
const remedies: Remedies = {
  install: (id) => `Next: install_integration {"integration":"${id}"}.`,
  open_settings: (id) => `Next: configure_integration {"integration":"${id}","settings":{…}}.`,
  connect: (id) => `Next: connect_integration {"integration":"${id}"}.`,
  continue: (id) => `Next: connect_integration {"integration":"${id}"}.`,
};
const reconnect = (id: string, connectionId: string) =>
  `Next: connect_integration {"integration":"${id}","reconnects":"${connectionId}"}.`;

const askForMore = (id: string) =>
  `Next: request_budget {"integration":"${id}","amountMicros":"…","reason":"…"}, or get_credits to see what is left. Do not try again before that.`;

/**
 * What leads on from a failed call: the tool that the agent may use, and one link for a person. Looks at
 * how things stand after the call, which may have shown that an account is gone.
 */
export async function nextSteps(
  { snapshot, ...caller }: AgentCaller,
  integration: string,
  error: unknown,
): Promise<string[]> {
  if (!(error instanceof AppError) || !explained.includes(error.kind)) return [];
  // It says itself what is missing, who can lift it and where.
  if (error.kind === "payment_required") return [askForMore(integration)];
  const { nodeId } = caller.actor;
  const view = await execute(getEffectiveIntegration, caller, { nodeId, integration }).catch(
    () => null,
  );
  if (!view || (view.status === "active" && view.remedy === null)) return [];
  const { action = "" } = view.remedy ?? {};
  const ownAccount = view.connection?.owner.id === nodeId ? view.connection.id : null;
  const step =
    (action === "reconnect" || action === "add_permission") && ownAccount !== null
      ? reconnect(integration, ownAccount)
      : remedies[action]?.(integration);
  const path = snapshot ? pathOf(snapshot.place.lineage) : "/";
  return [
    ...(step === undefined ? [] : [step]),
    `For a person: ${toLink(`${path}?open=${integration}`)}`,
  ];
}
