import { expect, test } from "vitest";
import { agentColor } from "./agent-color";

test("an agent always has the same colour, and another one usually another", () => {
  const colors = Array.from({ length: 20 }, (_, index) => agentColor(`agent ${String(index)}`));
  for (const color of colors) expect(color).toMatch(/^#[0-9a-f]{6}$/);
  expect(agentColor("agent 0")).toBe(colors[0]);
  expect(new Set(colors).size).toBeGreaterThan(15);
});
