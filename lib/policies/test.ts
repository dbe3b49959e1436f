import { z } from "zod";
import { notFound } from "@/lib/errors";
import { NamedNode, namedNode } from "@/lib/installations/effective-integration";
import { defineQuery } from "@/lib/pipeline/operation";
import { findTool } from "@/lib/tools/find-tool";
import { loadPolicies } from "./load";
import { PolicyValue } from "./policy-entry";
import { type PolicyInEffect, resolveToolPolicy } from "./resolve";

export const testPolicy = defineQuery({
  name: "test_policy",
  summary: "Tell whether a tool may be called at a node, and by which policy.",
  permission: "policies:read",
  agents: true,
  input: z.strictObject({
    nodeId: z.string().describe("Id of the node, e.g. of an agent"),
    tool: z.string().max(100).describe("Name of the tool"),
  }),
  output: z.object({
    value: PolicyValue,
    /** The node whose policy holds; null for a default. */
    at: NamedNode.nullable(),
    /** Which policy there: of the tool, of its integration, of all, or none. */
    from: z.enum(["tool", "integration", "all", "default"]),
    sentence: z.string(),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],
  async run({ tx, organizationId, place }, { nodeId, tool: name }) {
    const found = findTool(name);
    if (!found) throw notFound(`The tool "${name}"`);
    const { tool, integration } = found;
    const policies = await loadPolicies(tx, organizationId, nodeId);
    const held = resolveToolPolicy(policies, place.lineage, tool, integration);
    const at = held.at === null ? null : namedNode(place.lineage, held.at);
    const about: Record<PolicyInEffect["from"], string> = {
      tool: tool.title,
      integration: `${tool.effect} tools of ${integration.name}`,
      all: `${tool.effect} tools of all integrations`,
      self: "",
      default: `${tool.effect} tools, because nobody set anything`,
    };
    const words = { allow: "Allowed", ask: "Asks a person first", deny: "Denied" }[held.value];
    return {
      value: held.value,
      at,
      from: held.from === "self" ? "default" : held.from,
      sentence: at
        ? `${words}: set at ${at.name} for ${about[held.from]}.`
        : `${words}: the default for ${about[held.from]}.`,
    };
  },
});
