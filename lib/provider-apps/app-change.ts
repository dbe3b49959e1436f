import { createHash } from "node:crypto";
import { z } from "zod";
import { clientWithoutOwnApp } from "@/lib/connections/world";
import type { Directory, Tx } from "@/lib/db";
import { conflict } from "@/lib/errors";
import { NamedNode } from "@/lib/installations/effective-integration";
import { lineageOf, loadFacts } from "@/lib/installations/facts";
import { pathOf } from "@/lib/pipeline/lineage";
import type { Provider, World } from "@/lib/providers/provider";
import { findLeftBehind, type LeftBehind } from "./left-behind";
import { whoToAsk } from "./who-to-ask";

/** What a change of the app means for the connections there are. */
export const AppChange = z.object({
  /** Made with another app: they use the next one after a reconnect, and go on with theirs until then. The first two hundred. */
  connections: z.array(
    z.object({
      id: z.string(),
      accountName: z.string(),
      owner: NamedNode,
      person: z.string().nullable().describe("Who connected it"),
    }),
  ),
  total: z.number().int().describe("How many such connections there are"),
  stops: z
    .number()
    .int()
    .describe("Of these, those of the sandbox, which stop at once when a real app comes"),
  people: z.number().int().describe("People who would be asked to reconnect"),
  /** Fingerprint of all of the above; confirming carries it. */
  digest: z.string(),
});
export type AppChange = z.infer<typeof AppChange>;

export type PlannedApp = {
  provider: Provider;
  /** The client that comes next; null where the own app is taken away. */
  clientId: string | null;
};

const shown = 200;

/** The client that is used after a change; null where the provider can then not be connected. */
export function nextClient({
  provider,
  clientId,
}: PlannedApp): { clientId: string; world: World } | null {
  if (clientId !== null) {
    const isSimulated = clientId.toLowerCase().includes("sandbox");
    return { clientId, world: isSimulated ? "sandbox" : "real" };
  }
  const server = clientWithoutOwnApp(provider.id);
  if (server.kind === "none") return null;
  return { clientId: server.clientId, world: server.kind === "sandbox" ? "sandbox" : "real" };
}

export async function computeAppChange(
  tx: Tx & Directory,
  organizationId: string,
  planned: PlannedApp,
): Promise<AppChange> {
  const { provider, clientId } = planned;
  const next = nextClient(planned);
  const leftBehind = await findLeftBehind(tx, organizationId, provider, next?.clientId ?? null);
  // Without any app nobody could do what they would be asked to.
  const asked = await whoToAsk(tx, organizationId, next ? leftBehind : []);
  const current = await tx.providerApp.findFirst({
    where: { organizationId, provider: provider.id, retiredAt: null },
    select: { id: true },
  });
  const content = {
    connections: await name(tx, organizationId, leftBehind.slice(0, shown)),
    total: leftBehind.length,
    stops: leftBehind.filter(({ world }) => world === "sandbox" && next?.world === "real").length,
    people: new Set([...asked.values()].flat()).size,
  };
  const ids = leftBehind.map(({ id }) => id);
  const digest = createHash("sha256")
    .update(JSON.stringify([provider.id, clientId, current?.id, ids, content]))
    .digest("base64url");
  return { ...content, digest };
}

/** Throws a conflict when the effects are not those that were confirmed. */
export async function assertAppChange(
  tx: Tx & Directory,
  organizationId: string,
  planned: PlannedApp,
  digest: string | undefined,
): Promise<void> {
  if (digest === undefined) return;
  const now = await computeAppChange(tx, organizationId, planned);
  if (now.digest !== digest)
    throw conflict("Things changed while you looked. Look at the new list, then confirm again.");
}

async function name(tx: Tx & Directory, organizationId: string, rows: readonly LeftBehind[]) {
  const facts = await loadFacts(tx, organizationId, [...new Set(rows.map((row) => row.nodeId))]);
  const people = await tx.user.findMany({
    where: { id: { in: rows.flatMap(({ connectedBy }) => connectedBy ?? []) } },
    select: { id: true, name: true, email: true },
  });
  const nameOf = new Map(people.map(({ id, name, email }) => [id, name || email]));
  return rows.flatMap(({ id, nodeId, accountName, connectedBy }) => {
    const lineage = lineageOf(facts, nodeId);
    const node = lineage.at(-1);
    if (!node) return [];
    // Whoever manages the organization's apps may open every place in it.
    const owner = { id: nodeId, name: node.name, kind: node.kind, path: pathOf(lineage) };
    return [{ id, accountName, owner, person: nameOf.get(connectedBy ?? "") ?? null }];
  });
}
