import type { Effective, Worlds } from "@/lib/installations/effective";
import type { LineageNode } from "@/lib/pipeline/lineage";
import type { Provider } from "@/lib/providers/provider";

/** Why no account can be connected here now, in one sentence that says what to do; null when it can. */
export function connectProblem(
  effective: Effective,
  lineage: readonly LineageNode[],
  provider: Provider | null,
  worlds: Worlds,
): string | null {
  const { integration, installation, block, settings } = effective;
  const here = lineage.at(-1);
  if (!here) throw new Error("An integration is connected at a node");
  const nameOf = (nodeId: string) =>
    lineage.find(({ id }) => id === nodeId)?.name ?? "a node above";
  if (block)
    return `${integration.name} is blocked at ${nameOf(block.nodeId)}. An admin there can unblock it.`;
  if (!installation)
    return `${integration.name} is not installed at ${here.name} or above. Install it first.`;
  if (integration.identity === "own" && here.kind !== "agent")
    return `Each agent connects its own ${integration.name}. Open an agent to connect it there.`;
  // Above agents a required setting may still be filled in further below.
  if (here.kind === "agent" && settings.values === null)
    return `${integration.name} lacks settings at ${here.name}. Fill them in first.`;
  if (provider?.auth.type === "oauth" && worlds.oauth(provider.id) === null) {
    const organization = lineage[0]?.name ?? "the organization";
    const prefix = provider.id.toUpperCase().replaceAll("-", "_");
    return `This server has no provider app for ${provider.name}. An admin of ${organization} can add its own under Provider apps, or the operator sets ${prefix}_CLIENT_ID and ${prefix}_CLIENT_SECRET.`;
  }
  return null;
}
