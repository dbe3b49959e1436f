import { z } from "zod";
import { defineQuery } from "@/lib/pipeline/operation";
import { assertPlannable } from "./assert-plannable";
import { PlannedChange, reachedNodes } from "./planned-change";
import { computePreview } from "./preview";

const Line = z.object({
  kind: z.enum(["lose", "gain", "switch", "same"]),
  integration: z.object({ id: z.string(), name: z.string(), icon: z.string().nullable() }),
  fromAccount: z.string().nullable(),
  toAccount: z.string().nullable(),
  tools: z.number().int(),
  destructiveTools: z.number().int(),
  /** Tools that go off although the integration stays on, and what the account lacks for them. */
  toolsLost: z.number().int(),
  lacks: z.array(z.string()),
  agents: z.number().int(),
  agentNames: z.array(z.string()),
});

export const ChangePreview = z.object({
  lines: z.array(Line),
  agents: z.number().int(),
  connections: z.array(
    z.object({
      id: z.string(),
      accountName: z.string(),
      provider: z.string(),
      kept: z.string().nullable(),
    }),
  ),
  addresses: z.object({ before: z.string(), after: z.string() }).nullable(),
  deleted: z
    .object({
      teams: z.number().int(),
      projects: z.number().int(),
      agents: z.number().int(),
      installations: z.number().int(),
    })
    .nullable(),
  /** Sentences that the dialog adds. */
  notes: z.array(z.string()),
  digest: z.string(),
});
export type ChangePreview = z.infer<typeof ChangePreview>;

export const previewChange = defineQuery({
  name: "preview_change",
  summary:
    "Show which agents would gain, lose or switch what if something were moved, blocked, removed, disconnected or deleted.",
  permission: "tree:read",
  input: z.strictObject({ change: PlannedChange.describe("What would be done") }),
  output: ChangePreview,
  nodes: (_tx, { change }) =>
    change.kind === "move" ? [change.nodeId, change.parentId] : reachedNodes(change),
  async run({ tx, organizationId, places }, { change }) {
    await assertPlannable(tx, organizationId, change, places);
    const preview = await computePreview(tx, organizationId, change);
    return { ...preview, connections: preview.connections.slice(0, shownConnections) };
  },
});

/** The notes say how many there are. */
export const shownConnections = 100;
