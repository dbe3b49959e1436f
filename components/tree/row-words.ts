import { plural } from "@/components/plural";
import { markWords } from "@/components/integrations/status-look";
import type { NodeKind } from "@/lib/tree/node";
import type { NodeMarkState } from "./queries";

/** The tooltip of a row: "Growth. Stopped: Notion needs a reconnect here. 1 to fix." */
export function rowTooltip(name: string, mark: NodeMarkState | undefined): string {
  if (!mark) return name;
  const because = mark.because === null ? "" : `: ${mark.because}`;
  const count = mark.toFix > 0 ? ` ${mark.toFix.toLocaleString("en")} to fix.` : "";
  return `${name}. ${markWords[mark.mark]}${because}.${count}`;
}

/** The accessible name of a row: kind, status, own or inherited, count. */
export function rowName(
  { name, kind }: { name: string; kind: NodeKind },
  mark: NodeMarkState | undefined,
): string {
  if (!mark) return `${name}, ${kind}`;
  const above = mark.above ? ", from above" : "";
  const because = mark.because === null ? "" : `: ${mark.because}`;
  const count = mark.toFix > 0 ? `, ${mark.toFix.toLocaleString("en")} to fix` : "";
  return `${name}, ${kind}, ${markWords[mark.mark].toLowerCase()}${because}${above}${count}`;
}

/** "3 agents loaded" */
export function loadedWords(nodes: readonly { kind: NodeKind }[]): string {
  const kinds = new Set(nodes.map(({ kind }) => kind));
  const [only] = kinds;
  return kinds.size === 1 && only !== undefined
    ? `${plural(nodes.length, only)} loaded`
    : `${plural(nodes.length, "node")} loaded`;
}
