import { providers } from "@/lib/providers/catalog";
import type { EndingConnection } from "@/lib/removals/ending-connections";
import { type Facts, lineageOf } from "./facts";
import type { PlannedChange } from "./planned-change";
import type { EffectLine } from "./preview-effects";
import type { GrantFate } from "./preview-grants";
import {
  type AccountNoted,
  defaultNotes,
  managerNotes,
  pinNotes,
  reachNotes,
} from "./preview-notes-account";

export type Noted = AccountNoted & {
  change: PlannedChange;
  lines: readonly EffectLine[];
  /** With the provider's id. */
  connections: readonly EndingConnection[];
  grants: ReadonlyMap<string, GrantFate>;
  /** How many live connections the account made that is disconnected. */
  made: number;
};

const plural = (count: number, noun: string) => `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
const list = new Intl.ListFormat("en", { type: "conjunction" });
const providerName = (id: string) => providers[id]?.name ?? id;

/** What a dialog says besides who gains, loses or switches what (SCREENS.md 3.13). */
export function previewNotes(noted: Noted): string[] {
  const { change, connections, grants } = noted;
  switch (change.kind) {
    case "block":
      return [
        ...lossNote(noted, (agents, tools) => `${agents} ${tools} at once.`),
        "Accounts stay connected.",
      ];
    case "remove":
      return [...toolsOffNote(noted), ...grantNotes(connections, grants)];
    case "disconnect":
      return [
        ...switchNotes(noted),
        ...defaultNotes(noted, change.connectionId),
        ...grantNotes(connections, grants),
        ...madeNotes(noted),
      ];
    case "delete":
      return grantNotes(connections, grants);
    case "move":
      return accessNotes(
        lineNames(noted.before, change.nodeId),
        lineNames(noted.after, change.nodeId),
      );
    case "move_connection":
      return [
        ...reachNotes(noted, change.connectionId),
        ...defaultNotes(noted, change.connectionId),
        ...pinNotes(noted, change.connectionId),
        ...managerNotes(noted, change),
      ];
    case "make_default":
      return [...switchNotes(noted), ...defaultNotes(noted, change.connectionId)];
    case "replace_account": {
      const was = noted.before.connections.find(({ id }) => id === change.connectionId);
      return was
        ? [
            `${was.accountName} is given back at ${providerName(was.provider)}; ${change.accountName} takes its place in the same row.`,
          ]
        : [];
    }
    case "revoke_all":
      return [
        `${plural(connections.length, "account")} ${connections.length === 1 ? "is" : "are"} given back at the providers.`,
        "Sign-ins that are under way and connect links end too.",
      ];
    case "pin":
      return switchNotes(noted);
    case "unblock":
      return [];
  }
}

/** What an account made stays, and cannot be taken away from here without it. */
function madeNotes({ connections, made }: Noted): string[] {
  const [first] = connections;
  const kind = providers[first?.provider ?? ""]?.make?.kind;
  if (made === 0 || kind !== "app") return [];
  return [
    `${plural(made, "app")} that it made ${made === 1 ? "stays" : "stay"} connected. When one is disconnected later, it can only be uninstalled from here, not deleted.`,
  ];
}

const distinctAgents = (lines: readonly EffectLine[]): number =>
  new Set(lines.flatMap(({ agentIds }) => agentIds)).size;

/** "9 agents lose 6 tools" */
function lossNote({ lines }: Noted, say: (agents: string, tools: string) => string): string[] {
  const lost = lines.filter(({ kind }) => kind === "lose");
  if (lost.length === 0) return [];
  const agents = distinctAgents(lost);
  const most = Math.max(...lost.map(({ tools }) => tools));
  const isSame = lost.every(({ tools }) => tools === most);
  return [
    say(
      plural(agents, "agent"),
      `${agents === 1 ? "loses" : "lose"} ${isSame ? "" : "up to "}${plural(most, "tool")}`,
    ),
  ];
}

function toolsOffNote({ lines }: Noted): string[] {
  const agents = distinctAgents(lines.filter(({ kind }) => kind === "lose"));
  return agents === 0 ? [] : [`Tools go off at once for ${plural(agents, "agent")}.`];
}

/** What is done at each provider with the grants of the accounts that end. */
function grantNotes(
  connections: readonly EndingConnection[],
  grants: ReadonlyMap<string, GrantFate>,
): string[] {
  const ending = connections.filter(({ kept }) => kept === null);
  const byProvider = Map.groupBy(ending, ({ provider }) => provider);
  return [...byProvider].flatMap(([provider, accounts]) => {
    const name = providerName(provider);
    const of = (fate: GrantFate) => accounts.filter(({ id }) => grants.get(id) === fate);
    const names = (some: typeof accounts) => namesOf(some.map(({ accountName }) => accountName));
    const revoked = of("revoked");
    const kept = of("kept");
    const rest = of("not_supported");
    return [
      ...(revoked.length > 0 ? [`The access of ${names(revoked)} at ${name} is revoked.`] : []),
      ...(kept.length > 0
        ? [`The access of ${names(kept)} at ${name} stays: other connections use the same grant.`]
        : []),
      ...(rest.length > 0
        ? [`${name} has no way to revoke ${names(rest)} from here; the credential is destroyed.`]
        : []),
    ];
  });
}

const namedAccounts = 5;

function namesOf(names: readonly string[]): string {
  const more = names.length - namedAccounts;
  if (more <= 0) return list.format(names);
  return list.format([...names.slice(0, namedAccounts), `${String(more)} more`]);
}

/** "11 agents switch to acme-bot, which lacks workflow: they lose 1 tool." */
function switchNotes({ lines }: Noted): string[] {
  return lines
    .filter(({ kind, toolsLost }) => kind === "switch" && toolsLost > 0)
    .map(
      ({ agents, toAccount, lacks, toolsLost }) =>
        `${plural(agents, "agent")} ${agents === 1 ? "switches" : "switch"} to ${toAccount ?? "another account"}, which lacks ${list.format(lacks)}: ${agents === 1 ? "it loses" : "they lose"} ${plural(toolsLost, "tool")}.`,
    );
}

type NamedLine = { id: string; name: string }[];

/** The places above a node, nearest first. */
const lineNames = (facts: Facts, nodeId: string): NamedLine =>
  lineageOf(facts, nodeId).slice(0, -1).toReversed();

/** "Members of Website lose access; members of Finance get it." */
function accessNotes(before: NamedLine, after: NamedLine): string[] {
  const only = (line: NamedLine, other: NamedLine) =>
    line.filter(({ id }) => !other.some((node) => node.id === id)).map(({ name }) => name);
  const lose = only(before, after);
  const gain = only(after, before);
  const parts = [
    ...(lose.length > 0 ? [`members of ${list.format(lose)} lose access`] : []),
    ...(gain.length > 0 ? [`members of ${list.format(gain)} get it`] : []),
  ];
  const text = parts.join("; ");
  return text === "" ? [] : [`${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`];
}
