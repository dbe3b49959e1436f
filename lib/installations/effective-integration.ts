import { z } from "zod";
import { toAttemptId } from "@/lib/connections/attempt-id";
import { cardPrice, pricesOf, PriceView } from "@/lib/credits/price-words";
import { allows } from "@/lib/pipeline/access";
import { type LineageNode, pathOf } from "@/lib/pipeline/lineage";
import { availableTools, type Effective, statuses } from "./effective";
import { describeStatus } from "./status-text";
import type { Viewed } from "./status-text-wording";

/** A node as a row names it; without a path where the viewer may not open it. */
export const NamedNode = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(["organization", "team", "project", "agent"]),
  path: z.string().nullable(),
});
export type NamedNode = z.infer<typeof NamedNode>;

/** One integration as it is in effect at a node, for one viewer. Every surface shows this. */
export const EffectiveIntegration = z.object({
  id: z.string().describe("Id of the integration"),
  name: z.string(),
  category: z.enum(["channel", "app", "platform"]),
  description: z.string(),
  icon: z.string().nullable(),
  provider: z.object({ id: z.string(), name: z.string() }).nullable(),
  identity: z.enum(["own", "shared"]),
  price: z.enum(["free", "usage"]),
  prices: z.array(PriceView).describe("What its use costs now; empty where it is free"),
  priceText: z
    .string()
    .nullable()
    .describe("The least of its prices in words; null where it is free"),
  status: z.enum(statuses),
  reason: z.string().nullable(),
  mark: z.enum(["stop", "todo", "busy", "active", "nothing", "blocked"]),
  word: z.string(),
  sentence: z.string(),
  who: z.string().nullable(),
  remedy: z
    .object({
      action: z.enum([
        "install",
        "open_settings",
        "connect",
        "add_permission",
        "reconnect",
        "continue",
        "unblock",
        "open_provider_app",
        "view_receipt",
        "top_up",
        "raise_budget",
      ]),
      label: z.string(),
      nodeId: z.string(),
    })
    .nullable(),
  group: z.enum(["attention", "active", "installed", "inherited", "blocked"]).nullable(),
  /** Steps reached: 0 none, 1 installed, 2 connected, 3 active. */
  step: z.number().int(),
  installedHere: z.boolean(),
  installedAt: NamedNode.nullable(),
  installationVersion: z.number().int().nullable(),
  block: z.object({ at: NamedNode, note: z.string(), here: z.boolean() }).nullable(),
  /** What pauses it, where a budget does; amounts are micro-dollars. */
  budget: z
    .object({
      id: z.string(),
      at: NamedNode,
      period: z.enum(["day", "month"]),
      amountMicros: z.string(),
    })
    .nullable(),
  connection: z
    .object({
      id: z.string(),
      accountName: z.string(),
      accountDetail: z.string(),
      label: z.string(),
      sandbox: z.boolean(),
      owner: NamedNode,
      rule: z.enum(["pinned", "default", "own", "none"]),
      decidedAt: NamedNode.nullable(),
      expiresAt: z.string().nullable(),
    })
    .nullable(),
  reachable: z.array(z.object({ id: z.string(), accountName: z.string(), label: z.string() })),
  shadowed: z.array(z.object({ accountName: z.string(), owner: NamedNode })),
  toolsOn: z.number().int(),
  toolsTotal: z.number().int(),
  attemptId: z.string().nullable(),
  /** The clean-up that goes on, where the viewer may see its receipt. */
  removalId: z.string().nullable(),
  can: z.object({
    install: z.boolean(),
    configure: z.boolean(),
    connect: z.boolean(),
    remove: z.boolean(),
    block: z.boolean(),
    unblock: z.boolean(),
  }),
});
export type EffectiveIntegration = z.infer<typeof EffectiveIntegration>;

/** Names a node of the lineage; the path only where the viewer holds a role. */
export function namedNode(lineage: readonly LineageNode[], nodeId: string): NamedNode | null {
  const index = lineage.findIndex(({ id }) => id === nodeId);
  const node = lineage[index];
  if (!node) return null;
  const path = node.role === null ? null : pathOf(lineage.slice(0, index + 1));
  return { id: node.id, name: node.name, kind: node.kind, path };
}

/** Writes what holds as one viewer sees it. */
export function toEffectiveIntegration(
  viewed: Viewed,
  organizationId: string,
): EffectiveIntegration {
  const { effective, provider, lineage } = viewed;
  const { integration, installation, connection, block } = effective;
  const here = lineage.at(-1);
  if (!here) throw new Error("An effective integration has a place");
  const text = describeStatus(viewed);
  const installedHere = installation?.nodeId === here.id;
  const may = (permission: Parameters<typeof allows>[1]) =>
    allows(here.role, permission, here.kind);
  const blockedAt = block ? namedNode(lineage, block.nodeId) : null;
  const owner = connection ? namedNode(lineage, connection.nodeId) : null;
  const blockedHere = block?.nodeId === here.id;
  return {
    id: integration.id,
    name: integration.name,
    category: integration.category,
    description: integration.description,
    icon: integration.icon,
    provider: provider && { id: provider.id, name: provider.name },
    identity: integration.identity,
    price: integration.price,
    prices: pricesOf(integration),
    priceText: cardPrice(integration),
    status: effective.status,
    reason: effective.reason,
    ...text,
    group: groupOf(effective, installedHere, text.mark),
    step: stepOf(effective),
    installedHere,
    installedAt: installation ? namedNode(lineage, installation.nodeId) : null,
    installationVersion: installedHere ? installation.version : null,
    block: block && blockedAt ? { at: blockedAt, note: block.note, here: blockedHere } : null,
    budget: pausedBy(effective, lineage),
    connection:
      connection && owner
        ? {
            id: connection.id,
            accountName: connection.accountName,
            // Where the owner is not the viewer's to see, the account's name is all that is told.
            accountDetail: owner.path === null ? "" : connection.accountDetail,
            label: connection.label,
            sandbox: connection.world === "sandbox",
            owner,
            rule: effective.rule,
            decidedAt: effective.decidedAt ? namedNode(lineage, effective.decidedAt) : null,
            expiresAt: connection.expiresAt,
          }
        : null,
    reachable: effective.reachable.map(({ id, accountName, label }) => ({
      id,
      accountName,
      label,
    })),
    shadowed: effective.shadowed.flatMap(({ accountName, nodeId }) => {
      const at = namedNode(lineage, nodeId);
      return at?.path ? [{ accountName, owner: at }] : [];
    }),
    toolsOn: availableTools(effective).length,
    toolsTotal: integration.tools.length,
    attemptId:
      effective.attempt && viewed.attemptIsMine
        ? toAttemptId(organizationId, effective.attempt.id)
        : null,
    removalId: shownRemoval(effective, lineage),
    can: {
      install: may("integrations:write") && !installedHere && !block,
      configure: may("integrations:write") && installedHere,
      connect:
        may("connections:write") &&
        installation !== null &&
        !block &&
        integration.provider !== null &&
        effective.reason !== "ready" &&
        effective.reason !== "no_provider_app",
      remove: may("integrations:write") && installedHere,
      block: may("blocks:write") && !blockedHere,
      unblock: may("blocks:write") && blockedHere,
    },
  };
}

function pausedBy({ budget }: Effective, lineage: Viewed["lineage"]) {
  const at = budget && namedNode(lineage, budget.nodeId);
  if (!budget || !at) return null;
  const { id, period, amountMicros } = budget;
  return { id, at, period, amountMicros };
}

const shownRemoval = ({ status, removal }: Effective, lineage: Viewed["lineage"]) =>
  status === "removing" && removal && namedNode(lineage, removal.nodeId)?.path ? removal.id : null;

/** The group of the page in which the row is shown: the first that fits (SCREENS.md 3.3). */
function groupOf(
  { status, block }: Effective,
  installedHere: boolean,
  mark: string,
): EffectiveIntegration["group"] {
  if (status === "blocked" && block) return "blocked";
  if (status === "available") return null;
  if (mark === "stop" || mark === "todo" || mark === "busy") return "attention";
  if (mark === "nothing") return installedHere ? "installed" : "inherited";
  return installedHere ? "active" : "inherited";
}

function stepOf({ status, installation, connection }: Effective): number {
  if (status === "active") return 3;
  if (!installation) return 0;
  return connection || status === "paused" ? 2 : 1;
}
