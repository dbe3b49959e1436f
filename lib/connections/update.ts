import { z } from "zod";
import { commitSelf } from "@/lib/approvals/commit-self";
import { invalidField, notFound } from "@/lib/errors";
import { assertPreview } from "@/lib/installations/preview";
import { defineCommand } from "@/lib/pipeline/operation";
import { providers } from "@/lib/providers/catalog";
import { assertMayChange } from "@/lib/setups/assert-may-change";
import { Connection, ConnectionId, nodesOfConnection } from "./connection";
import { viewConnection } from "./connection-view";
import { makeDefault } from "./update-default";

export const updateConnection = defineCommand({
  name: "update_connection",
  summary: "Relabel an account, or make it the default of its provider at its node.",
  permission: "connections:write",
  agents: true,
  input: z.strictObject({
    connectionId: ConnectionId,
    label: z
      .string()
      .trim()
      .max(80, "At most 80 characters.")
      .optional()
      .describe("What people call it here; empty for none"),
    makeDefault: z.literal(true).optional().describe("Makes it the default at its node"),
    previewDigest: z.string().optional().describe("Digest of the preview that was confirmed"),
  }),
  output: Connection,
  nodes: nodesOfConnection,
  async run(context, input) {
    const { read, actor, organizationId } = context;
    const { connectionId, label, makeDefault: isMadeDefault, previewDigest } = input;
    if (label === undefined && isMadeDefault === undefined)
      throw invalidField("label", "Give a label, or make it the default.");
    await assertMayChange(context, connectionId);
    const request = {
      action: "configure",
      operation: "update_connection",
      integration: null,
      input,
    } as const;
    const nodeId = await commitSelf(context, request, async (tx, { place }) => {
      const nodeId = place.node.id;
      const where = { organizationId, nodeId, id: connectionId, endedAt: null };
      const row = await tx.connection.findFirst({
        where,
        select: { provider: true, accountName: true, isDefault: true, label: true },
      });
      if (!row) throw notFound("This connection");
      if (isMadeDefault) {
        const change = { kind: "make_default", nodeId, connectionId } as const;
        await assertPreview(tx, organizationId, change, previewDigest);
        const { provider } = row;
        await makeDefault(tx, { organizationId, nodeId, provider }, connectionId, "connectionId");
      }
      if (label !== undefined) await tx.connection.updateMany({ where, data: { label } });
      return {
        result: nodeId,
        audit: {
          subjectId: connectionId,
          details: {
            account: row.accountName,
            provider: providers[row.provider]?.name ?? row.provider,
            ...(label !== undefined && { label, previousLabel: row.label }),
            ...(isMadeDefault && { isDefault: true, wasDefault: row.isDefault }),
          },
        },
      };
    });
    const connection = await read((tx) =>
      viewConnection(tx, { organizationId, actor }, connectionId, nodeId),
    );
    if (!connection) throw notFound("This connection");
    return connection;
  },
});
