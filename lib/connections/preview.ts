import { z } from "zod";
import { invalidField } from "@/lib/errors";
import { assertPlannable } from "@/lib/installations/assert-plannable";
import type { PlannedChange } from "@/lib/installations/planned-change";
import { computePreview } from "@/lib/installations/preview";
import { ChangePreview, shownConnections } from "@/lib/installations/preview-change";
import { defineQuery } from "@/lib/pipeline/operation";
import { ConnectionId, nodesOfConnection } from "./connection";

const Input = z.strictObject({
  connectionId: ConnectionId,
  kind: z.enum(["disconnect", "move", "make_default"]).describe("What would be done"),
  toNodeId: z.uuid().optional().describe("Where it would be moved to"),
  nextDefault: z
    .uuid()
    .optional()
    .describe("The account that would become the default where it leaves"),
});

export const previewConnection = defineQuery({
  name: "preview_connection",
  summary:
    "Show which agents would gain, lose or switch what if an account were disconnected, moved or made the default.",
  permission: "integrations:read",
  input: Input,
  output: ChangePreview,
  nodes: async (tx, input, organizationId) => [
    ...(await nodesOfConnection(tx, input, organizationId)),
    ...(input.toNodeId === undefined ? [] : [input.toNodeId]),
  ],
  async run({ tx, organizationId, place, places }, input) {
    const change = toPlanned(place.node.id, input);
    await assertPlannable(tx, organizationId, change, places);
    const preview = await computePreview(tx, organizationId, change);
    return { ...preview, connections: preview.connections.slice(0, shownConnections) };
  },
});

function toPlanned(nodeId: string, input: z.output<typeof Input>): PlannedChange {
  const { connectionId, kind, toNodeId, nextDefault } = input;
  const isMove = kind === "move";
  if (isMove !== (toNodeId !== undefined))
    throw invalidField("toNodeId", isMove ? "Say where to." : "Only a move goes somewhere.");
  const next = nextDefault === undefined ? {} : { nextDefault };
  if (toNodeId !== undefined)
    return { kind: "move_connection", nodeId, connectionId, toNodeId, ...next };
  return kind === "disconnect"
    ? { kind, nodeId, connectionId, ...next }
    : { kind: "make_default", nodeId, connectionId };
}
