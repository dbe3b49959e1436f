import { z } from "zod";
import { defineQuery } from "@/lib/pipeline/operation";
import { ChannelView, ComingChannel } from "./channel-view";
import { loadChannels, loadComing } from "./load-channels";

export const listChannels = defineQuery({
  name: "list_channels",
  summary:
    "List where an agent can be reached: its bots and numbers, how people address them, what works and what waits.",
  permission: "integrations:read",
  agents: true,
  input: z.strictObject({ nodeId: z.string().describe("Id of the agent") }),
  output: z.object({
    channels: z.array(ChannelView),
    coming: z.array(ComingChannel).describe("What is being made for the agent"),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],
  async run({ tx, organizationId }, { nodeId }) {
    const where = { organizationId, nodeId };
    return { channels: await loadChannels(tx, where), coming: await loadComing(tx, where) };
  },
});
