import { z } from "zod";
import { defineQuery } from "@/lib/pipeline/operation";
import { policyEffects, type PolicyEffects } from "./effects";
import { loadPolicies } from "./load";
import { assertKnown, changedSubjects, entriesAt, PolicyEntries } from "./policy-entry";

const Reached = z.object({ agents: z.number().int(), tools: z.number().int() });

export const PolicyPreview = z.object({
  /** How many policies of the node would be others. */
  changes: z.number().int(),
  /** Agents that could call tools without asking, that would be asked, and that could not call them any more. */
  allow: Reached,
  ask: Reached,
  deny: Reached,
  /** "2 changes: 5 agents will be asked before 2 tools." */
  text: z.string(),
});
export type PolicyPreview = z.infer<typeof PolicyPreview>;

export const previewPolicies = defineQuery({
  name: "preview_policies",
  summary: "Show how many agents would be asked, refused or let go on if these policies were set.",
  permission: "policies:read",
  input: z.strictObject({
    nodeId: z.string().describe("Id of the node"),
    policies: PolicyEntries,
  }),
  output: PolicyPreview,
  nodes: (_tx, { nodeId }) => [nodeId],
  async run({ tx, organizationId }, { nodeId, policies: after }) {
    assertKnown(after);
    const before = entriesAt(await loadPolicies(tx, organizationId, nodeId), nodeId);
    const changed = changedSubjects(before, after);
    const effects = await policyEffects(tx, organizationId, nodeId, after);
    const reached = ({ agents, tools }: PolicyEffects["ask"]) => ({ agents, tools: tools.size });
    return {
      changes: changed.length,
      allow: reached(effects.allow),
      ask: reached(effects.ask),
      deny: reached(effects.deny),
      text: previewText(changed, effects),
    };
  },
});

const count = (number: number, word: string): string =>
  `${String(number)} ${word}${number === 1 ? "" : "s"}`;

const list = new Intl.ListFormat("en", { type: "conjunction" });

function previewText(changed: readonly string[], effects: PolicyEffects): string {
  const { allow, ask, deny, below } = effects;
  const clauses = [
    ask.agents > 0 &&
      `${count(ask.agents, "agent")} will be asked before ${count(ask.tools.size, "tool")}`,
    deny.agents > 0 && `${count(deny.agents, "agent")} will lose ${count(deny.tools.size, "tool")}`,
    allow.agents > 0 &&
      `${count(allow.agents, "agent")} may use ${count(allow.tools.size, "tool")} without asking`,
    changed.some((subject) => subject.startsWith("self ")) &&
      `${count(below, "agent")} may change themselves as it says`,
  ].filter((clause) => clause !== false);
  const said = clauses.length > 0 ? list.format(clauses) : "no agent has a tool that this changes";
  return `${count(changed.length, "change")}: ${said}.`;
}
