import { z } from "zod";
import { commitSelf } from "@/lib/approvals/commit-self";
import { conflict } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import { defineCommand } from "@/lib/pipeline/operation";
import { assertPinnable } from "./assert-pinnable";
import { checkSettings } from "./check-settings";
import { EffectiveIntegration } from "./effective-integration";
import { requireOwnInstallation } from "./own-installation";
import { assertPreview } from "./preview";
import { viewIntegrations } from "./view";

export const configureIntegration = defineCommand({
  name: "configure_integration",
  summary: "Change an installed integration's settings at its node, or pin the account it uses.",
  permission: "integrations:write",
  agents: true,
  input: z.strictObject({
    nodeId: z.string().describe("Id of the node"),
    integration: z.string().describe("Id of the integration"),
    settings: z
      .record(z.string(), z.json())
      .optional()
      .describe("All settings entered at this node; a key left out or null inherits"),
    connection: z
      .uuid()
      .nullable()
      .optional()
      .describe("Id of the account to pin; null follows the default again"),
    version: z
      .int32()
      .optional()
      .describe("The version these changes are based on; refused when someone saved meanwhile"),
    previewDigest: z
      .string()
      .optional()
      .describe("Digest of the preview of the pin that was confirmed"),
  }),
  output: EffectiveIntegration,
  nodes: (_tx, { nodeId }) => [nodeId],
  // A pin can choose an account from far above, past the one that was meant for this place.
  permissionAt: (_index, { connection }) =>
    connection === undefined ? "integrations:write" : "pins:write",
  async run(context, input) {
    const { read, place, actor, organizationId } = context;
    const integration = getIntegration(input.integration);
    const settings = input.settings && checkSettings(integration, input.settings);
    const request = {
      action: "configure",
      operation: "configure_integration",
      integration: integration.id,
      input,
    } as const;
    await commitSelf(context, request, async (tx, now) => {
      const own = await requireOwnInstallation(tx, organizationId, now.place, integration);
      const { connection } = input;
      if (connection) await assertPinnable(tx, organizationId, now.place, integration, connection);
      if (connection !== undefined) {
        const { id: nodeId } = now.place.node;
        const change = { nodeId, integration: integration.id, connectionId: connection } as const;
        await assertPreview(tx, organizationId, { kind: "pin", ...change }, input.previewDigest);
      }
      const { count } = await tx.installation.updateMany({
        where: { organizationId, id: own.id, version: input.version ?? own.version },
        data: {
          version: { increment: 1 },
          ...(settings && { settings }),
          ...(connection !== undefined && { pinnedConnectionId: connection }),
        },
      });
      if (count === 0)
        throw conflict("Someone saved other settings meanwhile. Look at theirs, then save again.");
      return {
        result: own.id,
        audit: {
          subjectId: own.id,
          details: {
            integration: integration.id,
            name: integration.name,
            keys: Object.keys(settings ?? {}),
            ...(connection !== undefined && { pinned: connection !== null }),
          },
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
