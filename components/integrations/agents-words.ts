import { plural } from "@/components/plural";
import type { ChangePreview } from "@/lib/installations/preview-change";
import type { NodePlace } from "./place";

/** "12 agents", or the agent itself by its name. */
export const agentsWords = (node: NodePlace, count: number): string =>
  node.kind === "agent" ? node.name : plural(count, "agent");

/** "9 agents lose 6 tools at once." or what is so when nobody has it now. */
export function lossWords({ lines }: ChangePreview): string {
  const losses = lines.filter(({ kind }) => kind === "lose");
  if (losses.length === 0) return "No agent has its tools now.";
  const agents = losses.reduce((sum, line) => sum + line.agents, 0);
  const tools = Math.max(...losses.map((line) => line.tools));
  return `${plural(agents, "agent loses", "agents lose")} ${plural(tools, "tool")} at once.`;
}
