import { z } from "zod";
import { ConnectionId, nodesOfConnection } from "@/lib/connections/connection";
import { notFound } from "@/lib/errors";
import { defineCommand } from "@/lib/pipeline/operation";
import { ChannelView } from "./channel-view";
import { loadChannels } from "./load-channels";
import { checkChannelNow } from "./set-up";

export const checkChannel = defineCommand({
  name: "check_channel",
  summary:
    "Ask the provider how a bot or number stands, and set it up again where that did not work.",
  permission: "connections:write",
  agents: true,
  input: z.strictObject({ connectionId: ConnectionId }),
  output: z.object({
    ok: z.boolean(),
    problem: z.string().nullable().describe("Why it is not ready, in one sentence"),
    channel: ChannelView,
  }),
  nodes: nodesOfConnection,
  async run({ organizationId, place, read, commit }, { connectionId }) {
    const where = { organizationId, nodeId: place.node.id, connectionId };
    const [before] = await read((tx) => loadChannels(tx, where));
    if (!before || before.releasing) throw notFound("This channel");
    const end = await checkChannelNow({ organizationId, id: connectionId });
    const problem =
      end.kind === "failed"
        ? end.problem
        : end.kind === "gone"
          ? "Its account cannot be used until somebody reconnects it."
          : null;
    return commit(async (tx) => {
      const [channel] = await loadChannels(tx, where);
      if (!channel) throw notFound("This channel");
      const ok = problem === null;
      return {
        result: { ok, problem, channel },
        audit: {
          subjectId: connectionId,
          details: { name: channel.integration.name, account: channel.account, ok },
        },
      };
    });
  },
});
