import { z } from "zod";
import { worlds } from "@/lib/connections/world";
import { type Effective, resolveEffective } from "@/lib/installations/effective";
import { loadFacts } from "@/lib/installations/facts";
import { integrations } from "@/lib/integrations/catalog";
import type { Place } from "@/lib/pipeline/lineage";
import { defineQuery } from "@/lib/pipeline/operation";
import { providers } from "@/lib/providers/catalog";
import { unavailableText } from "./unavailable-text";

const ToolAccount = z.object({
  id: z.string(),
  accountName: z.string(),
  label: z.string(),
  sandbox: z.boolean(),
});

const ToolView = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  effect: z.enum(["read", "write", "destructive"]),
  /** JSON Schema, draft 2020-12. */
  inputSchema: z.record(z.string(), z.unknown()),
  isAvailable: z.boolean(),
  /** What is missing; null when it can be called. */
  reason: z.string().nullable(),
});

const ToolGroup = z.object({
  integration: z.object({ id: z.string(), name: z.string(), icon: z.string().nullable() }),
  status: z.string(),
  /** The accounts that a call may name, the one used otherwise first. */
  accounts: z.array(ToolAccount),
  /** Whether a destructive tool must be told the account. */
  destructiveNeedsAccount: z.boolean(),
  tools: z.array(ToolView),
});
type ToolGroup = z.infer<typeof ToolGroup>;

export const listTools = defineQuery({
  name: "list_tools",
  summary: "List the tools of a node, those that can be called now and those that lack something.",
  permission: "tools:read",
  agents: true,
  input: z.strictObject({ nodeId: z.string().describe("Id of the node") }),
  output: z.object({ groups: z.array(ToolGroup) }),
  nodes: (_tx, { nodeId }) => [nodeId],
  async run({ tx, organizationId, place }, { nodeId }) {
    const facts = await loadFacts(tx, organizationId, [nodeId]);
    const given = { facts, nodeId, worlds: worlds(facts.providerApps), now: new Date() };
    const groups = integrations
      .map((integration) => resolveEffective({ ...given, integration }))
      .filter(({ status }) => status !== "available")
      .map((effective) => toGroup(effective, place));
    return { groups };
  },
});

function toGroup(effective: Effective, { lineage }: Place): ToolGroup {
  const { integration, reachable } = effective;
  const provider = integration.provider === null ? null : (providers[integration.provider] ?? null);
  const { id, name, icon } = integration;
  return {
    integration: { id, name, icon },
    status: effective.status,
    accounts: reachable.map(({ id, accountName, label, world }) => ({
      id,
      accountName,
      label,
      sandbox: world === "sandbox",
    })),
    destructiveNeedsAccount: reachable.length > 1,
    tools: effective.tools.map((state) => {
      const { name, title, description, effect, input } = state.tool;
      const reason = unavailableText(effective, state, provider, lineage);
      const inputSchema = z.toJSONSchema(input, { target: "draft-2020-12", io: "input" });
      return {
        name,
        title,
        description,
        effect,
        inputSchema,
        isAvailable: reason === null,
        reason,
      };
    }),
  };
}
