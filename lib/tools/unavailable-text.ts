import { describeScopes } from "@/lib/connections/asked-scopes";
import { type Effective, isAvailable, type ToolState } from "@/lib/installations/effective";
import { pausedSentence } from "@/lib/installations/status-text-paused";
import type { LineageNode } from "@/lib/pipeline/lineage";
import type { Provider } from "@/lib/providers/provider";

const list = new Intl.ListFormat("en", { type: "conjunction" });

/** Why a tool cannot be called now, in one sentence that says what is missing; null when it can. */
export function unavailableText(
  effective: Effective,
  state: ToolState,
  provider: Provider | null,
  lineage: readonly Pick<LineageNode, "id" | "name">[],
): string | null {
  if (isAvailable(effective, state)) return null;
  if (effective.status === "paused") {
    const { name } = effective.integration;
    return `${name} is paused. ${pausedSentence({ effective, lineage, now: new Date() })}`;
  }
  const { integration, connection } = effective;
  const { missingScopes } = state;
  const account = connection?.accountName ?? "the account";
  if (effective.status === "active") {
    const words = provider
      ? describeScopes(integration, provider, missingScopes).map((each) => each.words)
      : missingScopes;
    return `${account} did not allow: ${list.format(words)}. Add the permission by reconnecting it.`;
  }
  return statusText(
    { ...effective, status: effective.status },
    account,
    provider?.name ?? integration.name,
    lineage,
  );
}

function statusText(
  {
    status,
    reason,
    integration,
    block,
    connection,
  }: Pick<Effective, "reason" | "integration" | "block" | "connection"> & {
    status: Exclude<Effective["status"], "paused">;
  },
  account: string,
  provider: string,
  lineage: readonly Pick<LineageNode, "id" | "name">[],
): string {
  const { name } = integration;
  const at = lineage.find(({ id }) => id === block?.nodeId)?.name ?? "a node above";
  switch (status) {
    case "removing":
      return `${name} is being removed here.`;
    case "blocked":
      return `${name} is blocked at ${at}.`;
    case "available":
      return `${name} is not installed here or above. Install it first.`;
    case "needs_settings":
      return `${name} lacks settings. Fill them in first.`;
    case "connecting":
      return `${name} has no account yet: somebody is just connecting one.`;
    case "needs_connection":
      return reason === "permission_needed"
        ? `${account} does not allow ${name} yet. Add the permission by reconnecting it.`
        : reason === "no_provider_app"
          ? `This server has no provider app for ${provider}, so no account can be connected.`
          : reason === "no_service"
            ? `This server has no ${name.toLowerCase()} yet. Its operator can set it up.`
            : `${name} has no account to use here. Connect one.`;
    case "needs_reconnect":
      return reason === "app_refused"
        ? `${provider} refuses ${connection?.providerAppId ? "the organization's own" : "this server's"} app. ${connection?.providerAppId ? "An admin of the organization" : "Its operator"} should check the client secret.`
        : `${provider} no longer accepts ${account}. Reconnect it.`;
    case "active":
      return `${name} has no such tool.`;
  }
}
