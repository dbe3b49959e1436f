import { z } from "zod";
import { commitSelf } from "@/lib/approvals/commit-self";
import { onDuplicate } from "@/lib/db";
import { conflict } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import { actorId } from "@/lib/pipeline/actor";
import { defineCommand } from "@/lib/pipeline/operation";
import { checkSettings } from "./check-settings";
import { EffectiveIntegration } from "./effective-integration";
import { viewIntegrations } from "./view";

export const installIntegration = defineCommand({
  name: "install_integration",
  summary:
    "Install an integration at a node, for it and everything below. Nothing outside is contacted.",
  permission: "integrations:write",
  agents: true,
  input: z.strictObject({
    nodeId: z.string().describe("Id of the node"),
    integration: z.string().describe("Id of the integration, e.g. github"),
    settings: z.record(z.string(), z.json()).optional().describe("Settings to enter here"),
  }),
  output: EffectiveIntegration,
  nodes: (_tx, { nodeId }) => [nodeId],
  async run(context, input) {
    const { read, place, actor, organizationId } = context;
    const { nodeId, integration: id, settings } = input;
    const integration = getIntegration(id);
    const entered = checkSettings(integration, settings ?? {});
    const request = {
      action: "install",
      operation: "install_integration",
      integration: integration.id,
      input,
    } as const;
    await commitSelf(context, request, async (tx) => {
      const blocked = await tx.block.findFirst({
        where: {
          organizationId,
          integration: integration.id,
          nodeId: { in: place.lineage.map((node) => node.id) },
        },
        select: { nodeId: true },
      });
      const blockedAt = place.lineage.find((node) => node.id === blocked?.nodeId);
      if (blockedAt)
        throw conflict(
          `${integration.name} is blocked at ${blockedAt.name}. It can be installed here once it is unblocked there.`,
        );
      const row = await tx.installation
        .create({
          data: {
            organizationId,
            nodeId,
            integration: integration.id,
            settings: entered,
            installedBy: actorId(actor),
          },
        })
        .catch(
          onDuplicate(conflict(`${integration.name} is already installed at ${place.node.name}.`)),
        );
      return {
        result: row.id,
        audit: {
          subjectId: row.id,
          details: { integration: integration.id, name: integration.name },
        },
      };
    });
    const [view] = await read((tx) =>
      viewIntegrations(tx, { place, actor, organizationId }, [integration]),
    );
    if (!view) throw new Error("A known integration has a view");
    return view;
  },
});
