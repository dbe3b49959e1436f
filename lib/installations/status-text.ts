import { allows, type Permission, permissions } from "@/lib/pipeline/access";
import type { LineageNode } from "@/lib/pipeline/lineage";
import { formatNumber } from "@/lib/providers/format-number";
import type { Effective } from "./effective";
import { activeWording, connectionWording, reconnectWording } from "./status-text-account";
import { pausedWording } from "./status-text-paused";
import type { RemedyAction, Viewed, Wording } from "./status-text-wording";

export type StatusText = Pick<Wording, "mark" | "word" | "sentence"> & {
  /** Who can do it: "You can do this.", or null when nothing is to do. */
  who: string | null;
  /** The next step, for a viewer who may take it. */
  remedy: { action: RemedyAction; label: string; nodeId: string } | null;
};

/** The one sentence of truth about an integration at a node, for one viewer (SCREENS.md 3.0). */
export function describeStatus(viewed: Viewed): StatusText {
  const { action, look, ...wording } = wordingOf(viewed);
  const here = viewed.lineage.at(-1);
  const mended = viewed.lineage.find(({ id }) => id === viewed.effective.remedyAt) ?? here;
  if (!mended || !here) return { ...wording, who: null, remedy: null };
  const seen = look && mended.role !== null ? { ...look, nodeId: mended.id } : null;
  if (!action) return { ...wording, who: null, remedy: seen };
  const owner = action.at === "organization" ? (viewed.lineage[0] ?? here) : mended;
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
  return { ...wording, who: whoCan(action.permission, named), remedy: seen };
}

/** "Only an admin of Growth can do this." */
export function whoCan(permission: Permission, node: Pick<LineageNode, "kind" | "name">): string {
  const role = permissions[permission](node.kind);
  if (role === "member" || role === "viewer") return `A ${role} of ${node.name} can do this.`;
  return `Only an ${role} of ${node.name} can do this.`;
}

const minutes = (ms: number) => `${String(Math.max(1, Math.ceil(ms / 60_000)))} min`;

function wordingOf(viewed: Viewed): Wording {
  const { effective } = viewed;
  switch (effective.status) {
    case "removing":
      return removingWording(viewed);
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
      return pausedWording(viewed);
    case "active":
      return activeWording(viewed);
  }
}

/** The least role that confirms what was done by hand, and where its button leads. */
const confirm = {
  action: "view_receipt",
  label: "View receipt",
  permission: "receipts:confirm",
} as const;

function removingWording({ effective: { removal }, provider }: Viewed): Wording {
  const removing = {
    mark: "busy",
    word: "Removing",
    look: { action: "view_receipt", label: "View receipt" },
  } as const;
  const at = provider ? ` at ${provider.name}` : "";
  if (removal?.needsPerson)
    return {
      ...removing,
      sentence: `Tools are off. One step needs a person: finish it by hand${at}, then confirm.`,
      action: confirm,
    };
  const step =
    removal && removal.steps > 0
      ? `: step ${String(Math.min(removal.over + 1, removal.steps))} of ${String(removal.steps)}`
      : "";
  return {
    ...removing,
    sentence: `Tools are off. Cleaning up${at}${step}. Nothing for you to do.`,
  };
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
  if (attempt?.number)
    return {
      mark: "busy",
      word: "Connecting",
      sentence: `Getting ${formatNumber(attempt.number)}. Usually under a minute; you may leave this page.`,
    };
  return {
    mark: "busy",
    word: "Connecting",
    sentence: `Waiting for approval at ${provider?.name ?? "the provider"}. Started by ${by} ${minutes(since)} ago; ends in ${minutes(left)}.`,
    ...(attemptIsMine && {
      action: { action: "continue", label: "Continue", permission: "connections:write" },
    }),
  };
}
