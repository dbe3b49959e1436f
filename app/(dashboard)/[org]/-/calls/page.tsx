import type { Metadata } from "next";
import { CallsSection } from "@/app/(dashboard)/[org]/calls-section";
import { runPage } from "@/lib/transport/page";
import { getNode } from "@/lib/tree/get";
import { getTreeRoots } from "@/lib/tree/get-roots";

type CallsPageProps = {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: CallsPageProps): Promise<Metadata> {
  const { organization } = await runPage(getTreeRoots, (await params).org, {});
  return { title: { absolute: `Calls · Integrations · ${organization.name}` } };
}

/** The tool calls of all agents at a node and below it. */
export default async function CallsPage({ params, searchParams }: CallsPageProps) {
  const { org } = await params;
  const search = await searchParams;
  const { organization, roots } = await runPage(getTreeRoots, org, {});
  const asked = typeof search.node === "string" ? search.node : roots[0]?.id;
  const node = await runPage(getNode, org, { nodeId: asked ?? organization.id });
  return (
    <>
      <h1 tabIndex={-1} className="mb-1 text-xl font-semibold">
        Calls
      </h1>
      <p className="mb-6 text-muted">Every tool call at {node.name} and below, newest first.</p>
      <CallsSection organization={organization} node={node} search={search} />
    </>
  );
}
