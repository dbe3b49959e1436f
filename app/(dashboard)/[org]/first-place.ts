import type { CurrentPlace } from "@/components/shell/current-place";
import { runPage } from "@/lib/transport/page";
import { getLineage } from "@/lib/tree/get-lineage";
import { resolvePath } from "@/lib/tree/resolve-path";

/**
 * Where the first page is, for the first paint of the shell; after it the pages say so themselves. A
 * page that turns out not to be there says that too, so here it is only nowhere.
 */
export async function firstPlace(org: string, path: string): Promise<CurrentPlace> {
  const [, , ...segments] = (path.split("?")[0] ?? "").split("/");
  if (segments[0] === "-") return { lineage: [], page: null };
  try {
    const { nodeId } = await runPage(resolvePath, org, {
      segments: segments.filter((segment) => segment !== ""),
    });
    const { lineage } = await runPage(getLineage, org, { nodeId });
    return { lineage, page: null };
  } catch {
    return { lineage: [], page: null };
  }
}
