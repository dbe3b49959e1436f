import { z } from "zod";
import { commitSelf } from "@/lib/approvals/commit-self";
import { getIntegration } from "@/lib/integrations/catalog";
import { defineCommand } from "@/lib/pipeline/operation";
import { openAttempt, StartedConnect, toStarted } from "./open-attempt";

/** A path on this server, and nothing that a browser would read as another one. */
const SameOriginPath = z
  .string()
  .max(2000)
  .regex(/^\/(?![/\\])[^\\\p{Cc}]*$/u, "Give a path on this server, like /acme/growth.");

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
  run(context, input) {
    const { actor, organizationId } = context;
    const { reconnects, returnTo } = input;
    const integration = getIntegration(input.integration);
    const request = {
      action: "connect",
      operation: "start_connect",
      integration: integration.id,
      input,
    } as const;
    return commitSelf(context, request, async (tx, { place }) => {
      const opened = await openAttempt(
        tx,
        { organizationId, actor, place },
        { integration, reconnects: reconnects ?? null, returnTo, linkId: null },
      );
      const outcome = opened === null ? "active" : "open";
      return {
        result: toStarted(opened?.attempt ?? null),
        audit: {
          ...(opened && { subjectId: opened.id }),
          details: { integration: integration.id, name: integration.name, outcome },
        },
      };
    });
  },
});
