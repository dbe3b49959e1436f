import { z } from "zod";
import { getIntegration } from "@/lib/integrations/catalog";
import { defineCommand } from "@/lib/pipeline/operation";
import { beginConnect, SameOriginPath } from "./begin-connect";
import { StartedConnect } from "./open-attempt";

export const startConnect = defineCommand({
  name: "start_connect",
  summary:
    "Start connecting an account for an integration at a node. Nothing outside is contacted yet; open the returned page to go on.",
  permission: "connections:write",
  agents: true,
  input: z.strictObject({
    nodeId: z.string().describe("Id of the node that will own the account"),
    integration: z.string().describe("Id of the integration"),
    reconnects: z
      .uuid()
      .optional()
      .describe("Id of the connection to authorize anew; the account must be the same"),
    returnTo: SameOriginPath.optional().describe("Where to go afterwards"),
  }),
  output: StartedConnect,
  nodes: (_tx, { nodeId }) => [nodeId],
  run: (context, { integration, reconnects, returnTo }) =>
    beginConnect(context, { integration: getIntegration(integration), reconnects, returnTo }),
});
