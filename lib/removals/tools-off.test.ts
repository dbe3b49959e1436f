import { expect, test } from "vitest";
import type { EffectLine } from "@/lib/installations/preview-effects";
import { toolsOff } from "./tools-off";

const line = (change: Partial<EffectLine> & { name?: string }): EffectLine => ({
  kind: "lose",
  integration: { id: change.name ?? "github", name: change.name ?? "GitHub", icon: null },
  fromAccount: "octocat",
  toAccount: null,
  tools: 6,
  destructiveTools: 1,
  toolsLost: 0,
  lacks: [],
  agentIds: [],
  agents: 1,
  agentNames: ["scout"],
  ...change,
});

test("says for each integration how many tools went off for how many agents", () => {
  expect(toolsOff([line({})])).toBe("GitHub: 6 tools for 1 agent.");
  expect(toolsOff([line({ agents: 12 }), line({ name: "Gmail", tools: 1 })])).toBe(
    "GitHub: 6 tools for 12 agents and Gmail: 1 tool for 1 agent.",
  );
});

test("counts agents that lose the same with different accounts together", () => {
  expect(toolsOff([line({ agents: 2 }), line({ agents: 3, tools: 4, fromAccount: "bot" })])).toBe(
    "GitHub: 6 tools for 5 agents.",
  );
});

test("an agent that switches to another account loses nothing", () => {
  expect(toolsOff([line({ kind: "switch", toAccount: "acme-bot" })])).toBe("No agent lost a tool.");
});

test("names five integrations and counts the others", () => {
  const lines = ["a", "b", "c", "d", "e", "f", "g"].map((name) => line({ name }));
  expect(toolsOff(lines)).toMatch(
    /^a: 6 tools for 1 agent, .*e: 6 tools for 1 agent, and 2 more\.$/,
  );
});
