import { z } from "zod";
import type { Directory, Tx } from "@/lib/db";
import { missingScopes } from "@/lib/installations/effective";
import { countAgents } from "@/lib/installations/agents-below";
import { getIntegration } from "@/lib/integrations/catalog";
import type { Integration } from "@/lib/integrations/manifest";
import { pathOf, type Place } from "@/lib/pipeline/lineage";
import { getProvider } from "@/lib/providers/catalog";
import { describeScopes } from "./asked-scopes";
import { type AttemptRow, attemptStatuses, isOpen, outcomeOf, statusOf } from "./attempt";
import { toAttemptId } from "./attempt-id";
import { AttemptWays, waysOf } from "./attempt-ways";
import { keyFieldsOf } from "./key-fields";
import { describeAttempt } from "./outcome-text";
import { toWorldName } from "./world-name";

/** A connect attempt as every surface shows it. It has no field for a secret. */
export const ConnectAttempt = z.object({
  attemptId: z.string(),
  status: z.enum(attemptStatuses),
  /** How it stands, as one or two sentences. */
  text: z.string(),
  /** Whether it still leads somewhere. */
  isOpen: z.boolean(),
  /** Path of our connect page. */
  url: z.string(),
  auth: z.enum(["oauth", "key"]),
  integration: z.object({ id: z.string(), name: z.string(), icon: z.string().nullable() }),
  provider: z.object({ id: z.string(), name: z.string(), accessUrl: z.string() }),
  node: z.object({
    id: z.string(),
    name: z.string(),
    kind: z.string(),
    /** Null for whoever was only sent a link: they may not open its page. */
    path: z.string().nullable(),
  }),
  /** Null until a pasted key decides. */
  world: z.enum(["real", "sandbox"]).nullable(),
  /** Whose OAuth client asks: the organization's own, the server's or the sandbox's; null for keys. */
  app: z.enum(["own", "server", "sandbox"]).nullable(),
  /** The connect link that it began with. */
  linkId: z.string().nullable(),
  scopes: z.array(
    z.object({
      scope: z.string(),
      words: z.string(),
      tools: z.array(z.string()),
      required: z.boolean(),
    }),
  ),
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      placeholder: z.string(),
      help: z.string().optional(),
      isPlain: z.boolean().optional().describe("Whether it is no secret, and shown as it is typed"),
    }),
  ),
  guide: z.array(z.object({ text: z.string(), href: z.string().optional() })),
  shortcut: z
    .string()
    .nullable()
    .describe("What somebody says who needs no guide; null where it is short"),
  ...AttemptWays.shape,
  /** Id of the connection that is authorized anew. */
  reconnects: z.string().nullable(),
  /** The account that a reconnect expects. */
  accountHint: z.string().nullable(),
  startedBy: z.string(),
  agentsBelow: z.number().int(),
  /** What came of it. */
  account: z.string().nullable(),
  /** The account that a reconnect expected, where another one signed in. */
  expectedAccount: z.string().nullable(),
  missing: z.array(z.string()),
  toolsOn: z.number().int(),
  toolsTotal: z.number().int(),
  connectionId: z.string().nullable(),
  returnTo: z.string().nullable(),
  createdAt: z.string(),
  expiresAt: z.string(),
});
export type ConnectAttempt = z.infer<typeof ConnectAttempt>;

/** How many of an integration's tools work with these scopes. */
export const countTools = ({ tools }: Integration, granted: readonly string[]): number =>
  tools.filter((tool) => missingScopes(tool.scopes, granted).length === 0).length;

export async function viewAttempt(
  tx: Tx & Directory,
  organizationId: string,
  { node, lineage, role }: Place,
  row: AttemptRow,
): Promise<ConnectAttempt> {
  const integration = getIntegration(row.integration);
  const provider = getProvider(row.provider);
  const { auth } = provider;
  const status = statusOf(row, new Date());
  const outcome = outcomeOf(row);
  const attemptId = toAttemptId(organizationId, row.id);
  const started = await nameOfStarter(tx, organizationId, row);
  const expected = row.reconnects
    ? await tx.connection.findFirst({
        where: { organizationId, id: row.reconnects },
        select: { accountName: true },
      })
    : null;
  const { total } = await countAgents(tx, organizationId, node.id);
  const toolsTotal = integration.tools.length;
  return {
    attemptId,
    status,
    text: describeAttempt({
      status,
      outcome,
      provider: provider.name,
      integration: integration.name,
      node: node.name,
      toolsTotal,
      isChannel: provider.channel !== undefined,
      reference: row.id,
    }),
    isOpen: row.endedAt === null && isOpen(status),
    url: `/connect/${attemptId}`,
    auth: auth.type,
    integration: { id: integration.id, name: integration.name, icon: integration.icon },
    provider: { id: provider.id, name: provider.name, accessUrl: provider.accessUrl },
    node: {
      id: node.id,
      name: node.name,
      kind: node.kind,
      path: role === null ? null : pathOf(lineage),
    },
    world: auth.type === "key" && isOpen(status) ? null : toWorldName(row.world),
    app: auth.type === "key" ? null : appOf(row),
    linkId: row.linkId,
    scopes: describeScopes(integration, provider, row.scopes),
    fields: auth.type === "key" ? keyFieldsOf(auth) : [],
    guide: auth.type === "key" ? [...auth.guide] : [],
    shortcut: auth.type === "key" ? (auth.shortcut ?? null) : null,
    ...(await waysOf(tx, organizationId, lineage, row)),
    reconnects: row.reconnects,
    accountHint: expected?.accountName ?? null,
    startedBy: started,
    agentsBelow: node.kind === "agent" ? 1 : total,
    account: outcome.account ?? null,
    expectedAccount: outcome.expectedAccount ?? null,
    missing: outcome.missing ?? [],
    toolsOn: outcome.toolsOn ?? 0,
    toolsTotal,
    connectionId: row.connectionId,
    returnTo: outcome.returnTo ?? null,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}

/** The agent that asked for it, else the person who began it. */
async function nameOfStarter(
  tx: Tx & Directory,
  organizationId: string,
  { agentId, userId }: Pick<AttemptRow, "agentId" | "userId">,
): Promise<string> {
  if (agentId !== null) {
    const where = { organizationId, id: agentId };
    return (await tx.node.findFirst({ where, select: { name: true } }))?.name ?? "";
  }
  const select = { name: true, email: true };
  return nameOf(userId && (await tx.user.findUnique({ where: { id: userId }, select })));
}

const appOf = ({ providerAppId, world }: Pick<AttemptRow, "providerAppId" | "world">) => {
  if (providerAppId !== null) return "own" as const;
  return world === "sandbox" ? ("sandbox" as const) : ("server" as const);
};

/** Whoever gave no name is known by their address. */
export const nameOf = (person: { name: string; email: string } | "" | null): string =>
  !person ? "" : person.name === "" ? person.email : person.name;
