import type { EffectLine } from "@/lib/installations/preview-effects";

const plural = (count: number, noun: string) => `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
const list = new Intl.ListFormat("en", { type: "conjunction" });
const named = 5;

/** Which tools go off with a change, and for how many agents: "GitHub: 6 tools for 12 agents". */
export function toolsOff(lines: readonly EffectLine[]): string {
  const lost = Map.groupBy(
    lines.filter(({ kind }) => kind === "lose"),
    ({ integration }) => integration.id,
  );
  const parts = [...lost.values()].map((each) => {
    const name = each[0]?.integration.name ?? "";
    // Accounts differ in what they allow, so that agents may lose a different number of tools.
    const tools = Math.max(...each.map((line) => line.tools));
    const agents = each.reduce((sum, line) => sum + line.agents, 0);
    return `${name}: ${plural(tools, "tool")} for ${plural(agents, "agent")}`;
  });
  if (parts.length === 0) return "No agent lost a tool.";
  const rest = parts.length - named;
  const shown = rest > 0 ? [...parts.slice(0, named), `${String(rest)} more`] : parts;
  return `${list.format(shown)}.`;
}
