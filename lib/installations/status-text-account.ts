import { availableTools } from "./effective";
import { brokenSentence } from "./status-text-broken";
import { toDay } from "./status-text-time";
import type { Viewed, Wording } from "./status-text-wording";

const plural = (count: number, noun: string) => `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
const list = new Intl.ListFormat("en", { type: "conjunction" });

/** Why an integration without an account to use has none. */
export function connectionWording({ effective, provider, agentsBelow, lineage }: Viewed): Wording {
  const { integration, reason, connection } = effective;
  const providerName = provider?.name ?? integration.name;
  const organization = lineage[0]?.name ?? "the organization";
  const tools = plural(integration.tools.length, "tool");
  const todo = (word: string, sentence: string, action?: Wording["action"]): Wording => ({
    mark: "todo",
    word,
    sentence,
    ...(action && { action }),
  });
  const connect = {
    action: "connect",
    label: `Connect ${integration.name}`,
    permission: "connections:write",
  } as const;
  if (reason === "ready") {
    const { connected, total } = agentsBelow ?? { connected: 0, total: 0 };
    return {
      mark: "nothing",
      word: "Ready",
      sentence:
        total === 0
          ? `Each agent connects its own ${integration.name} bot. No agents below yet.`
          : `Each agent connects its own ${integration.name} bot. ${String(connected)} of ${plural(total, "agent")} below ${total === 1 && connected === 1 ? "has" : "have"} one.`,
    };
  }
  if (reason === "no_provider_app") {
    const prefix = (integration.provider ?? "").toUpperCase().replaceAll("-", "_");
    return todo(
      "Connect",
      `This server has no provider app for ${providerName}. Its operator sets ${prefix}_CLIENT_ID and ${prefix}_CLIENT_SECRET, or ${organization} adds its own.`,
      openProviderApp,
    );
  }
  if (reason === "no_service")
    return todo(
      "Not set up",
      `This server has no ${integration.name.toLowerCase()} yet. Its operator sets ${integration.service?.variable ?? "its key"}.`,
    );
  if (reason === "permission_needed")
    return todo(
      "Permission needed",
      `The ${providerName} account ${connection?.accountName ?? ""} does not allow ${integration.name} yet. Add it to turn on ${tools}.`,
      { action: "add_permission", label: "Add permission", permission: "connections:write" },
    );
  const decidedAt = lineage.find(({ id }) => id === effective.decidedAt)?.name ?? "this place";
  if (reason === "no_default")
    return todo(
      "Connect",
      `${decidedAt} has accounts, but none is its default. Choose one.`,
      connect,
    );
  if (reason === "pin_gone")
    return todo(
      "Connect",
      `The account that ${decidedAt} pinned is not on this line any more. Connect one, or pin another.`,
      connect,
    );
  return todo("Connect", `Connect a ${providerName} account to turn on ${tools}.`, connect);
}

/** Only who manages the organization's apps can mend what is wrong with one. */
const openProviderApp = {
  action: "open_provider_app",
  label: "Open provider app",
  permission: "apps:write",
  at: "organization",
} as const;

/** Why the chosen account cannot be used. */
export function reconnectWording({ effective, provider, lineage }: Viewed): Wording {
  const { connection, reason } = effective;
  const ownApp = connection?.providerAppId != null;
  const sentence = brokenSentence({
    reason,
    providerName: provider?.name ?? "The provider",
    accountName: connection?.accountName ?? "this account",
    brokenAt: connection?.brokenAt ?? null,
    ownApp,
    organizationName: lineage[0]?.name ?? "the organization",
  });
  const stopped = { mark: "stop", word: "Reconnect needed" } as const;
  // Reconnecting would fail the same way, so that is not offered; the server's own app is its operator's.
  if (reason === "app_refused")
    return { ...stopped, sentence, ...(ownApp && { action: openProviderApp }) };
  const told = reason === "revoked" && connection?.connectedBy ? toldSentence : "";
  return {
    ...stopped,
    sentence: `${sentence}${told}`,
    action: { action: "reconnect", label: "Reconnect", permission: "connections:write" },
  };
}

const toldSentence = " Whoever connected it has been told.";

/** What is on, as whom, and what is missing or will end. */
export function activeWording({ effective }: Viewed): Wording {
  const { connection, reason, integration } = effective;
  const on = availableTools(effective).length;
  const are = on === 1 ? "is" : "are";
  const active = { mark: "active", word: "Active" } as const;
  if (reason === "ends_soon" && connection?.expiresAt)
    return {
      ...active,
      sentence: `${plural(on, "tool")} ${are} on. Access ends on ${toDay(connection.expiresAt)}; reconnect before then and nothing stops.`,
      action: { action: "reconnect", label: "Reconnect", permission: "connections:write" },
    };
  if (reason === "scopes_missing") {
    const missing = [...new Set(effective.tools.flatMap((state) => state.missingScopes))];
    const words = missing.map((scope) => integration.scopes[scope] ?? scope);
    return {
      ...active,
      sentence: `${String(on)} of ${plural(integration.tools.length, "tool")} are on. ${connection?.accountName ?? ""} did not allow: ${list.format(words)}.`,
      action: {
        action: "add_permission",
        label: "Add permission",
        permission: "connections:write",
      },
    };
  }
  if (!connection) return { ...active, sentence: `${plural(on, "tool")} ${are} on.` };
  return { ...active, sentence: `${plural(on, "tool")} ${are} on, as ${connection.accountName}.` };
}
