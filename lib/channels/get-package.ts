import { z } from "zod";
import { conflict } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import { defineQuery } from "@/lib/pipeline/operation";
import { providers } from "@/lib/providers/catalog";
import { channelAddress } from "./channel-address";

export const getChannelPackage = defineQuery({
  name: "get_channel_package",
  summary:
    "Get the file with which an agent's bot is installed at its platform, such as the app package that is uploaded to Teams.",
  permission: "integrations:read",
  agents: true,
  input: z.strictObject({
    nodeId: z.string().describe("Id of the agent"),
    integration: z.string().describe("Id of the integration"),
  }),
  output: z.object({
    fileName: z.string(),
    contentType: z.string(),
    data: z.base64().describe("The file"),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],
  async run({ tx, organizationId }, { nodeId, integration: id }) {
    const { name, provider } = getIntegration(id);
    const makePackage = providers[provider ?? ""]?.channel?.package;
    if (provider === null || !makePackage)
      throw conflict(`${name} needs no file to install a bot with.`);
    const row = await tx.connection.findFirst({
      where: { organizationId, nodeId, provider, endedAt: null },
      orderBy: [{ isDefault: "desc" }, { createdAt: "asc" }],
      select: {
        id: true,
        accountId: true,
        accountName: true,
        node: { select: { name: true, description: true } },
      },
    });
    if (!row) throw conflict(`Connect the agent's bot for ${name} first: the file is made for it.`);
    const { fileName, contentType, bytes } = makePackage({
      account: { id: row.accountId, name: row.accountName },
      address: channelAddress(provider, organizationId, row.id),
      agent: row.node,
    });
    return { fileName, contentType, data: Buffer.from(bytes).toString("base64") };
  },
});
