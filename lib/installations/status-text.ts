import { allows, type Permission, permissions } from "@/lib/pipeline/access";
import type { LineageNode } from "@/lib/pipeline/lineage";
import type { Provider } from "@/lib/providers/provider";
import { availableTools, type Effective } from "./effective";

/** The shape drawn beside a status (SCREENS.md 2). */
export type Mark = "stop" | "todo" | "busy" | "active" | "nothing" | "blocked";

export type RemedyAction =
  | "install"
  | "open_settings"
  | "connect"
  | "add_permission"
  | "reconnect"
  | "continue"
  | "unblock"
  | "open_provider_app"
  | "view_receipt";

export type StatusText = {
  mark: Mark;
  word: string;
  /** What is so, and what to do. */
  sentence: string;
  /** Who can do it: "You can do this.", or null when nothing is to do. */
  who: string | null;
  /** The next step, for a viewer who may take it. */
  remedy: { action: RemedyAction; label: string; nodeId: string } | null;
};

export type Viewed = {
  effective: Effective;
  provider: Provider | null;
  /** Root first, with the viewer's roles. */
  lineage: readonly LineageNode[];
  now: Date;
  /** For channels above agents: how many agents below have connected. */
  agentsBelow?: { connected: number; total: number };
  /** Whether the open attempt is the viewer's own. */
  attemptIsMine: boolean;
};

type Wording = Pick<StatusText, "mark" | "word" | "sentence"> & {
  action?: { action: RemedyAction; label: string; permission: Permission };
};

/** The one sentence of truth about an integration at a node, for one viewer (SCREENS.md 3.0). */
export function describeStatus(viewed: Viewed): StatusText {
  const { action, ...wording } = wordingOf(viewed);
  if (!action) return { ...wording, who: null, remedy: null };
  const here = viewed.lineage.at(-1);
  const owner = viewed.lineage.find(({ id }) => id === viewed.effective.remedyAt) ?? here;
  if (!owner || !here) return { ...wording, who: null, remedy: null };
  const may = (node: LineageNode) => allows(node.role, action.permission, node.kind);
  // An account may also be connected nearer than where the integration is installed.
  const mayHere = action.action === "connect" && may(here);
  const place = may(owner) ? owner : mayHere ? here : null;
  if (place)
    return {
      ...wording,
      who: "You can do this.",
      remedy: { action: action.action, label: action.label, nodeId: place.id },
    };
  // People hold their roles at the places above an agent, so that is where to ask.
  const parent = viewed.lineage.find(({ id }) => id === owner.parentId);
  const named = owner.kind === "agent" && parent ? { ...owner, name: parent.name } : owner;
  return { ...wording, who: whoCan(action.permission, named), remedy: null };
}

/** "Only an admin of Growth can do this." */
export function whoCan(permission: Permission, node: Pick<LineageNode, "kind" | "name">): string {
  const role = permissions[permission](node.kind);
  if (role === "member" || role === "viewer") return `A ${role} of ${node.name} can do this.`;
  return `Only an ${role} of ${node.name} can do this.`;
}

const plural = (count: number, noun: string) => `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
const list = new Intl.ListFormat("en", { type: "conjunction" });
const day = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  timeZone: "UTC",
});
const minutes = (ms: number) => `${String(Math.max(1, Math.ceil(ms / 60_000)))} min`;

function wordingOf(viewed: Viewed): Wording {
  const { effective } = viewed;
  const { integration } = effective;
  const name = integration.name;
  switch (effective.status) {
    case "removing":
      return {
        mark: "busy",
        word: "Removing",
        sentence: `Tools are off. Cleaning up${viewed.provider ? ` at ${viewed.provider.name}` : ""}. Nothing for you to do.`,
      };
    case "blocked": {
      const at = viewed.lineage.find(({ id }) => id === effective.block?.nodeId);
      const note = effective.block?.note ? `: "${effective.block.note}"` : "";
      return {
        mark: "blocked",
        word: "Blocked",
        sentence: `Blocked at ${at?.name ?? "a place above"} for everything below${note}.`,
        action: { action: "unblock", label: "Unblock", permission: "blocks:write" },
      };
    }
    case "available":
      return {
        mark: "nothing",
        word: "Not installed",
        sentence: "Not installed here. Installing chooses settings; nothing outside is contacted.",
        action: { action: "install", label: `Install`, permission: "integrations:write" },
      };
    case "needs_settings":
      return {
        mark: "todo",
        word: "Settings needed",
        sentence: settingsSentence(effective),
        action: {
          action: "open_settings",
          label: "Open settings",
          permission: "integrations:write",
        },
      };
    case "connecting":
      return connectingWording(viewed);
    case "needs_connection":
      return connectionWording(viewed);
    case "needs_reconnect":
      return reconnectWording(viewed);
    case "paused":
      return {
        mark: "stop",
        word: "Paused",
        sentence: `The credit pool is empty. ${name} is refused until it is topped up.`,
      };
    case "active":
      return activeWording(viewed);
  }
}

function settingsSentence({ integration, settings }: Effective): string {
  const titles = [
    ...new Set(
      settings.problems.map(({ key, detail }) => {
        const schema = integration.settings.shape[key];
        const title = schema?.meta()?.title;
        return typeof title === "string" ? title : detail;
      }),
    ),
  ];
  const [first = "the settings", ...rest] = titles;
  const more = rest.length > 0 ? ` and ${String(rest.length)} more` : "";
  return `Fill in ${first}${more} to go on.`;
}

function connectingWording({ effective, provider, now, attemptIsMine }: Viewed): Wording {
  const { attempt } = effective;
  const since = attempt ? now.getTime() - new Date(attempt.createdAt).getTime() : 0;
  const left = attempt ? new Date(attempt.expiresAt).getTime() - now.getTime() : 0;
  const by = attemptIsMine ? "you" : "someone else";
  return {
    mark: "busy",
    word: "Connecting",
    sentence: `Waiting for approval at ${provider?.name ?? "the provider"}. Started by ${by} ${minutes(since)} ago; ends in ${minutes(left)}.`,
    ...(attemptIsMine && {
      action: { action: "continue", label: "Continue", permission: "connections:write" },
    }),
  };
}

function connectionWording({ effective, provider, agentsBelow, lineage }: Viewed): Wording {
  const { integration, reason, connection } = effective;
  const providerName = provider?.name ?? integration.name;
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
      `This server has no provider app for ${providerName}. Its operator sets ${prefix}_CLIENT_ID and ${prefix}_CLIENT_SECRET.`,
    );
  }
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

function reconnectWording({ effective, provider }: Viewed): Wording {
  const { connection, reason } = effective;
  const providerName = provider?.name ?? "The provider";
  const account = connection?.accountName ?? "this account";
  const wording = (sentence: string): Wording => ({
    mark: "stop",
    word: "Reconnect needed",
    sentence,
  });
  // Reconnecting would fail the same way, so no button is offered.
  if (reason === "app_refused")
    return wording(
      `${providerName} refuses this server's app, so reconnecting would not help. Check its client secret.`,
    );
  const stopped = (sentence: string): Wording => ({
    ...wording(sentence),
    action: { action: "reconnect", label: "Reconnect", permission: "connections:write" },
  });
  if (reason === "expired")
    return stopped(`This access has expired at ${providerName}. Reconnect it.`);
  if (reason === "sandbox_ended")
    return stopped(
      `Made with the sandbox; ${providerName} is now real here. Connect a real account.`,
    );
  if (reason === "scope_lost")
    return stopped(`${account} no longer allows what every tool needs. Reconnect it and allow it.`);
  const since = connection?.brokenAt ? ` on ${day.format(new Date(connection.brokenAt))}` : "";
  return stopped(
    `${providerName} stopped accepting ${account}${since}. Tools are off. Reconnect it.`,
  );
}

function activeWording({ effective }: Viewed): Wording {
  const { connection, reason, integration } = effective;
  const on = availableTools(effective).length;
  const are = on === 1 ? "is" : "are";
  const active = { mark: "active", word: "Active" } as const;
  if (reason === "ends_soon" && connection?.expiresAt)
    return {
      ...active,
      sentence: `${plural(on, "tool")} ${are} on. Access ends on ${day.format(new Date(connection.expiresAt))}; reconnect before then and nothing stops.`,
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
