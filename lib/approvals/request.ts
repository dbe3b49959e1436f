import { z } from "zod";
import { conflict, invalidField } from "@/lib/errors";
import { checkSettings } from "@/lib/installations/check-settings";
import { getIntegration } from "@/lib/integrations/catalog";
import { defineCommand } from "@/lib/pipeline/operation";
import { selfActions } from "@/lib/policies/policy";
import { Approval } from "./approval";
import type { Asked } from "./asked";
import { askedWords } from "./asked-words";
import { askedCall, parkAsked } from "./park-call";
import { viewApprovals } from "./view";

const RequestInput = z.strictObject({
  nodeId: z.string().describe("Id of the agent"),
  action: z
    .enum(selfActions)
    .optional()
    .describe("What the agent wants to do to its own integrations"),
  tool: z.string().max(100).optional().describe("Or: name of the tool that it wants to call"),
  integration: z.string().max(100).optional().describe("With an action: id of the integration"),
  settings: z
    .record(z.string(), z.json())
    .optional()
    .describe("With install or configure: the settings to enter"),
  arguments: z.record(z.string(), z.unknown()).optional().describe("With a tool: its arguments"),
  account: z.uuid().optional().describe("With a tool: id of the connection to use"),
  reason: z
    .string()
    .trim()
    .max(500, "At most 500 characters.")
    .default("")
    .describe("Why, in the agent's words, for whoever decides"),
});
type RequestInput = z.output<typeof RequestInput>;

export const requestApproval = defineCommand({
  name: "request_approval",
  summary:
    "Ask a person to allow a tool call or a change of the agent's own integrations. It is carried out once they approve.",
  permission: "tools:try",
  agents: true,
  input: RequestInput,
  output: Approval,
  nodes: (_tx, { nodeId }) => [nodeId],
  async run({ actor, caller, organizationId, commit, read }, input) {
    if (actor.kind !== "agent") throw conflict("People need no approval. Do it.");
    const asked = toAsked(input);
    const id = await commit(async (tx, { place }) => {
      const parked = await parkAsked(tx, { caller, place, asked, reason: input.reason });
      const { id } = parked.approval;
      return {
        result: id,
        audit: {
          subjectId: id,
          details: { what: askedWords(asked), integration: asked.integration },
        },
      };
    });
    const [view] = await read(async (tx) => {
      const rows = await tx.approval.findMany({ where: { organizationId, id } });
      return viewApprovals(tx, { organizationId, actor }, rows);
    });
    if (!view) throw new Error("What was just asked for is there");
    return view;
  },
});

const operationOf = {
  install: "install_integration",
  configure: "configure_integration",
  connect: "start_connect",
  remove: "remove_integration",
} as const;

/** What is asked for, as the operation that does it would ask for it. */
function toAsked({
  nodeId,
  action,
  tool,
  integration,
  settings,
  account,
  ...input
}: RequestInput): Asked {
  if (tool !== undefined) {
    if (action !== undefined) throw invalidField("action", "Name an action or a tool, not both.");
    return askedCall({ nodeId, tool, account, arguments: input.arguments ?? {} });
  }
  if (action === undefined) throw invalidField("action", "Name an action or a tool.");
  if (integration === undefined) throw invalidField("integration", "Name the integration.");
  const known = getIntegration(integration);
  const takesSettings = action === "install" || action === "configure";
  if (settings) {
    if (!takesSettings) throw invalidField("settings", `To ${action} takes no settings.`);
    checkSettings(known, settings);
  }
  return {
    kind: action,
    operation: operationOf[action],
    integration,
    tool: null,
    input: { nodeId, integration, ...(settings && { settings }) },
  };
}
