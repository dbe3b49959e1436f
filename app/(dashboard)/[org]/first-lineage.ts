import { redirect } from "next/navigation";
import type { TreeRoot } from "@/components/tree/queries";
import { runPage } from "@/lib/transport/page";
import { getLineage } from "@/lib/tree/get-lineage";
import type { Ancestor } from "@/lib/tree/node";
import { resolvePath } from "@/lib/tree/resolve-path";

/**
 * The line down to the page that is asked for first, so that the shell's first paint shows it. Old
 * addresses lead on from here, before anything is sent. A page that turns out not to be there says so
 * itself; here it only has no line.
 */
export async function firstLineage(
  org: string,
  address: string,
  roots: readonly TreeRoot[],
): Promise<Ancestor[]> {
  const [asked = "", query] = address.split("?");
  const [, , ...segments] = asked.split("/");
  if (segments[0] === "-") return [];
  const [first] = roots;
  // Whoever has no role at the organization itself starts where their roles begin.
  if (segments.length === 0 && first && first.ancestors.length > 0) redirect(first.path);
  const found = await runPage(resolvePath, org, {
    segments: segments.filter((segment) => segment !== ""),
  }).catch(() => undefined);
  if (!found) return [];
  if (found.path !== asked) redirect(query === undefined ? found.path : `${found.path}?${query}`);
  return (await runPage(getLineage, org, { nodeId: found.nodeId })).lineage;
}
