import { z } from "zod";
import { onDuplicate } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { assertPreview } from "@/lib/installations/preview";
import { defineCommand } from "@/lib/pipeline/operation";
import { providers } from "@/lib/providers/catalog";
import { Connection, ConnectionId, nodesOfConnection } from "./connection";
import { viewConnection } from "./connection-view";
import { endAttempts } from "./end-attempts";
import { alreadyThere, assertMovable } from "./move-rules";
import { makeDefault } from "./update-default";

export const moveConnection = defineCommand({
  name: "move_connection",
  summary: "Move an account to another node: from then on that node and all below it can use it.",
  permission: "connections:move",
  // What is chosen by whom changes at two places at once.
  exclusive: true,
  input: z.strictObject({
    connectionId: ConnectionId,
    toNodeId: z.uuid().describe("Id of the node that will own it"),
    nextDefault: z
      .uuid()
      .optional()
      .describe("The account of the node it leaves that becomes the default there"),
    previewDigest: z.string().optional().describe("Digest of the preview that was confirmed"),
  }),
  output: Connection,
  nodes: async (tx, input, organizationId) => [
    ...(await nodesOfConnection(tx, input, organizationId)),
    input.toNodeId,
  ],
  async run({ commit, read, actor, organizationId }, input) {
    const { connectionId, toNodeId, nextDefault, previewDigest } = input;
    await commit(async (tx, { places: [from, to] }) => {
      if (!from || !to) throw new Error("A move has two ends");
      const nodeId = from.node.id;
      const change = {
        kind: "move_connection",
        nodeId,
        connectionId,
        toNodeId,
        nextDefault,
      } as const;
      const row = await assertMovable(tx, organizationId, change, from.node, to.node);
      await assertPreview(tx, organizationId, change, previewDigest);
      const { provider, accountName } = row;
      const there = { organizationId, nodeId: toNodeId, provider, endedAt: null };
      const isDefault = (await tx.connection.count({ where: there })) === 0;
      const { count } = await tx.connection
        .updateMany({
          where: { organizationId, nodeId, id: connectionId, endedAt: null },
          data: { nodeId: toNodeId, isDefault },
        })
        .catch(onDuplicate(alreadyThere(accountName, to.node)));
      if (count === 0) throw notFound("This connection");
      // Whoever signs in for it does so for the node that owned it.
      await endAttempts(tx, { organizationId, reconnects: connectionId }, "removed", {
        message: `${accountName} was moved to ${to.node.name} meanwhile. Nothing was saved.`,
      });
      if (nextDefault !== undefined)
        await makeDefault(tx, { organizationId, nodeId, provider }, nextDefault, "nextDefault");
      return {
        result: undefined,
        audit: {
          subjectId: connectionId,
          details: {
            account: accountName,
            provider: providers[provider]?.name ?? provider,
            from: from.node.name,
            to: to.node.name,
            fromId: nodeId,
            toId: toNodeId,
          },
        },
      };
    });
    const connection = await read((tx) =>
      viewConnection(tx, { organizationId, actor }, connectionId, toNodeId),
    );
    if (!connection) throw notFound("This connection");
    return connection;
  },
});
