import { runPage } from "@/lib/transport/page";
import { getLineage } from "@/lib/tree/get-lineage";
import type { Ancestor } from "@/lib/tree/node";
import { resolvePath } from "@/lib/tree/resolve-path";

/**
 * The line down to the page that is asked for first, so that the shell's first paint shows it. A page
 * that turns out not to be there says so itself; here it only has no line.
 */
export async function firstLineage(org: string, path: string): Promise<Ancestor[]> {
  const [, , ...segments] = (path.split("?")[0] ?? "").split("/");
  if (segments[0] === "-") return [];
  try {
    const { nodeId } = await runPage(resolvePath, org, {
      segments: segments.filter((segment) => segment !== ""),
    });
    return (await runPage(getLineage, org, { nodeId })).lineage;
  } catch {
    return [];
  }
}
