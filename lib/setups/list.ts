import { z } from "zod";
import { keyFieldsOf } from "@/lib/connections/key-fields";
import { loadConnectionRows } from "@/lib/connections/connection-rows";
import { viewConnections } from "@/lib/connections/connection-view";
import type { Tx } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import { integrationsOf } from "@/lib/integrations/catalog";
import { defineQuery } from "@/lib/pipeline/operation";
import { providers } from "@/lib/providers/catalog";
import type { Provider } from "@/lib/providers/provider";
import { serverAccount } from "./server-account";
import { Setup, SetupProvider } from "./setup";

export const listSetups = defineQuery({
  name: "list_setups",
  summary:
    "List the accounts that make apps, bots and numbers for agents at a node: its own and those it inherits, the nearest first.",
  permission: "apps:read",
  input: z.strictObject({
    nodeId: z.string().describe("Id of the node"),
    provider: z.string().optional().describe("Id of the provider; all of them unless given"),
  }),
  output: z.object({ setups: z.array(Setup), providers: z.array(SetupProvider) }),
  nodes: (_tx, { nodeId }) => [nodeId],
  async run(context, { provider }) {
    const { tx, organizationId, place } = context;
    const wanted = Object.values(providers).filter(
      ({ id, isSetup }) => isSetup && (provider === undefined || id === provider),
    );
    if (wanted.length === 0) throw invalidField("provider", "There is no such provider.");
    const at = place.lineage.map(({ id }) => id);
    const found = await loadConnectionRows(tx, context, { at });
    const rows = found.rows.filter((row) => wanted.some(({ id }) => id === row.provider));
    const shown = await viewConnections(tx, organizationId, { ...found, rows }, place.node.id);
    const made = await madeBy(
      tx,
      organizationId,
      rows.map(({ id }) => id),
    );
    const depth = new Map(at.map((id, index) => [id, index]));
    return {
      setups: shown
        .toSorted((a, b) => (depth.get(b.nodeId) ?? 0) - (depth.get(a.nodeId) ?? 0))
        .map((connection) => ({ connection, made: made.get(connection.id) ?? 0 })),
      providers: wanted.flatMap(toSetupProvider),
    };
  },
});

async function madeBy(tx: Tx, organizationId: string, ids: readonly string[]) {
  const rows = await tx.connection.groupBy({
    by: ["setupConnectionId"],
    where: { organizationId, endedAt: null, setupConnectionId: { in: [...ids] } },
    _count: true,
  });
  return new Map(rows.map(({ setupConnectionId, _count }) => [setupConnectionId ?? "", _count]));
}

function toSetupProvider({ id, name, auth, make }: Provider): SetupProvider[] {
  if (auth.type !== "key" || !make) return [];
  return [
    {
      id,
      name,
      integrations: integrationsOf(make.provider).map((integration) => integration.id),
      makes: make.kind,
      serverAccount: serverAccount(id) !== undefined,
      fields: keyFieldsOf(auth),
      guide: [...auth.guide],
    },
  ];
}
