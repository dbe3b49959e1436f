import { z } from "zod";
import type { Tx } from "@/lib/db";
import { invalidField, notFound } from "@/lib/errors";
import { getIntegration, integrationsOf } from "@/lib/integrations/catalog";
import type { Integration } from "@/lib/integrations/manifest";
import type { Place } from "@/lib/pipeline/lineage";
import { defineCommand } from "@/lib/pipeline/operation";
import { getProvider } from "@/lib/providers/catalog";
import { beginConnect, SameOriginPath } from "./begin-connect";
import { ConnectionId, nodesOfConnection } from "./connection";
import { connectProblem } from "./connect-problem";
import { effectiveAt } from "./effective-at";
import { StartedConnect } from "./open-attempt";
import { loadProviderApps, worlds } from "./world";

export const reconnectConnection = defineCommand({
  name: "reconnect_connection",
  summary:
    "Start authorizing an account anew, for one that broke or lacks permissions. Open the returned page to go on.",
  permission: "connections:write",
  agents: true,
  input: z.strictObject({
    connectionId: ConnectionId,
    integration: z
      .string()
      .optional()
      .describe(
        "For which of the provider's integrations; the first that is installed unless given",
      ),
    returnTo: SameOriginPath.optional().describe("Where to go afterwards"),
  }),
  output: StartedConnect,
  nodes: nodesOfConnection,
  async run(context, { connectionId, integration: id, returnTo }) {
    const { organizationId, place, read } = context;
    const integration = await read((tx) =>
      integrationFor(tx, organizationId, place, connectionId, id),
    );
    return beginConnect(context, { integration, reconnects: connectionId, returnTo });
  },
});

/** One of the provider's integrations, which can be connected there if any can. */
async function integrationFor(
  tx: Tx,
  organizationId: string,
  { node, lineage }: Place,
  connectionId: string,
  wanted: string | undefined,
): Promise<Integration> {
  const row = await tx.connection.findFirst({
    where: { organizationId, id: connectionId, endedAt: null },
    select: { provider: true },
  });
  if (!row) throw notFound("This connection");
  const candidates = integrationsOf(row.provider);
  if (wanted !== undefined) {
    const integration = getIntegration(wanted);
    if (candidates.includes(integration)) return integration;
    throw invalidField("integration", `${integration.name} does not use this account.`);
  }
  const provider = getProvider(row.provider);
  const current = worlds(await loadProviderApps(tx, organizationId));
  for (const integration of candidates) {
    const effective = await effectiveAt(tx, organizationId, node.id, integration);
    if (connectProblem(effective, lineage, provider, current) === null) return integration;
  }
  const [first] = candidates;
  if (!first) throw notFound("An integration for this account");
  return first;
}
