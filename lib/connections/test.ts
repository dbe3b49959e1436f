import { z } from "zod";
import { notFound } from "@/lib/errors";
import { defineCommand } from "@/lib/pipeline/operation";
import { providers } from "@/lib/providers/catalog";
import { toWorldName } from "./world-name";
import { requireSetupAdmin } from "@/lib/setups/require-admin";
import { Connection, ConnectionId, nodesOfConnection } from "./connection";
import { viewConnection } from "./connection-view";
import { probeConnection } from "./probe";

export const testConnection = defineCommand({
  name: "test_connection",
  summary: "Ask the provider whether it still accepts an account. What it says shows at once.",
  permission: "connections:write",
  input: z.strictObject({ connectionId: ConnectionId }),
  output: z.object({
    ok: z.boolean(),
    /** "GitHub answered in 180 ms as octocat.", or why it did not. */
    message: z.string(),
    connection: Connection,
  }),
  nodes: nodesOfConnection,
  async run(context, { connectionId: id }) {
    const { organizationId, read, commit } = context;
    const row = await read((tx) =>
      tx.connection.findFirst({
        where: { organizationId, id, endedAt: null },
        select: { provider: true, world: true },
      }),
    );
    const provider = providers[row?.provider ?? ""];
    if (!row || !provider) throw notFound("This connection");
    requireSetupAdmin(context.place, row.provider);
    const world = toWorldName(row.world);
    const result = await probeConnection({ organizationId, id, provider, world });
    const ok = result.kind === "accepted";
    const message = ok
      ? `${provider.name} answered in ${result.durationMs} ms as ${result.account.name}.`
      : result.message;
    return commit(async (tx, { place }) => {
      const connection = await viewConnection(tx, context, id, place.node.id);
      if (!connection) throw notFound("This connection");
      return {
        result: { ok, message, connection },
        audit: {
          subjectId: id,
          details: { provider: provider.name, account: connection.accountName, ok, message },
        },
      };
    });
  },
});
