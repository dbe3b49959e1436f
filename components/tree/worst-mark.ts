import { plural } from "@/components/plural";
import type { Mark } from "@/components/integrations/status-look";
import type { EffectiveIntegration } from "@/lib/installations/effective-integration";

const order = ["stop", "todo", "busy", "active"] as const;

/** The worst of what is in effect at a node, and how many are so: "1 stopped". */
export function worstMark(
  nodeId: string,
  integrations: readonly EffectiveIntegration[],
): { mark: Mark; above: boolean; words: string } {
  const mark = order.find((candidate) => integrations.some((row) => row.mark === candidate));
  if (mark === undefined) return { mark: "nothing", above: false, words: "Nothing here" };
  const same = integrations.filter((row) => row.mark === mark);
  const above =
    mark !== "active" && same.every(({ remedy }) => remedy !== null && remedy.nodeId !== nodeId);
  const count = same.length.toLocaleString("en");
  const words = {
    stop: `${count} stopped`,
    todo: `${count} to do`,
    busy: `${plural(same.length, "thing")} going on`,
    active: "Active",
  };
  return { mark, above, words: words[mark] };
}
