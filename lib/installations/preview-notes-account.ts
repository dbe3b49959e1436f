import { integrationsOf } from "@/lib/integrations/catalog";
import { permissions } from "@/lib/pipeline/access";
import { providers } from "@/lib/providers/catalog";
import { resolveEffective, type Worlds } from "./effective";
import { type Facts, lineageOf } from "./facts";
import type { PlannedChange } from "./planned-change";
import type { AgentGroup } from "./preview-effects";

/** The facts around one account, as they are and as they would be. */
export type AccountNoted = {
  before: Facts;
  after: Facts;
  groups: readonly AgentGroup[];
  worlds: Worlds;
  now: Date;
};

const plural = (count: number, noun: string) => `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
const list = new Intl.ListFormat("en", { type: "conjunction" });

/** Which default comes, goes or is missing, at the places where the account was and is. */
export function defaultNotes({ before, after }: AccountNoted, connectionId: string): string[] {
  const was = before.connections.find(({ id }) => id === connectionId);
  const is = after.connections.find(({ id }) => id === connectionId);
  if (!was) return [];
  const nameOf = (id: string) => before.nodes.find((node) => node.id === id)?.name ?? "this place";
  const at = (facts: Facts, nodeId: string) =>
    facts.connections.filter((row) => row.nodeId === nodeId && row.provider === was.provider);
  const provider = providers[was.provider]?.name ?? was.provider;
  return [...new Set([was.nodeId, is?.nodeId ?? was.nodeId])].flatMap((nodeId) => {
    const defaultBefore = at(before, nodeId).find(({ isDefault }) => isDefault);
    const accountsAfter = at(after, nodeId);
    const defaultAfter = accountsAfter.find(({ isDefault }) => isDefault);
    if (defaultBefore?.id === defaultAfter?.id || accountsAfter.length === 0) return [];
    return defaultAfter
      ? [
          `${defaultAfter.accountName} becomes the default ${provider} account of ${nameOf(nodeId)}.`,
        ]
      : [
          `${nameOf(nodeId)} keeps ${plural(accountsAfter.length, `${provider} account`)}, but none is its default until you choose one.`,
        ];
  });
}

/** "31 more agents can use it." */
export function reachNotes(noted: AccountNoted, connectionId: string): string[] {
  const provider = noted.before.connections.find(({ id }) => id === connectionId)?.provider;
  if (provider === undefined) return [];
  const canUse = (facts: Facts, nodeId: string) =>
    integrationsOf(provider).some((integration) => {
      const state = resolveEffective({ ...noted, facts, nodeId, integration });
      return (
        state.installation !== null &&
        state.block === null &&
        state.reachable.some(({ id }) => id === connectionId)
      );
    });
  let more = 0;
  let fewer = 0;
  for (const { representative, agents } of noted.groups) {
    const did = canUse(noted.before, representative);
    const does = canUse(noted.after, representative);
    if (does && !did) more += agents.length;
    if (did && !does) fewer += agents.length;
  }
  return [
    ...(more > 0 ? [`${plural(more, "more agent")} can use it.`] : []),
    ...(fewer > 0 ? [`${plural(fewer, "agent")} can no longer use it.`] : []),
  ];
}

/** Places that pinned the account and have it on their line no more. */
export function pinNotes({ before, after }: AccountNoted, connectionId: string): string[] {
  const owner = after.connections.find(({ id }) => id === connectionId)?.nodeId;
  const lost = after.installations.filter(
    (row) =>
      row.pinnedConnectionId === connectionId &&
      isOnLine(before, row.nodeId, before.connections, connectionId) &&
      !lineageOf(after, row.nodeId).some(({ id }) => id === owner),
  );
  const names = [
    ...new Set(
      lost.map(({ nodeId }) => before.nodes.find(({ id }) => id === nodeId)?.name ?? "a place"),
    ),
  ].toSorted((a, b) => a.localeCompare(b, "en"));
  if (names.length === 0) return [];
  return [
    `${list.format(names)} pinned it and ${names.length === 1 ? "loses" : "lose"} it: pin another account there.`,
  ];
}

function isOnLine(
  facts: Facts,
  nodeId: string,
  connections: Facts["connections"],
  connectionId: string,
): boolean {
  const owner = connections.find(({ id }) => id === connectionId)?.nodeId;
  return lineageOf(facts, nodeId).some(({ id }) => id === owner);
}

/** "Admins of Growth can no longer manage it." */
export function managerNotes(
  { before }: AccountNoted,
  { nodeId, toNodeId }: Extract<PlannedChange, { kind: "move_connection" }>,
): string[] {
  const from = lineageOf(before, nodeId);
  const to = lineageOf(before, toNodeId);
  const only = (line: typeof from, other: typeof from) =>
    line
      .filter(({ id }) => !other.some((node) => node.id === id))
      .toReversed()
      .map(
        ({ kind, name }) =>
          `${permissions["connections:write"](kind) === "member" ? "members" : "admins"} of ${name}`,
      );
  const capitalized = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
  const lose = only(from, to);
  const gain = only(to, from);
  return [
    ...(lose.length > 0 ? [capitalized(`${list.format(lose)} can no longer manage it.`)] : []),
    ...(gain.length > 0 ? [capitalized(`${list.format(gain)} can manage it from then on.`)] : []),
  ];
}
