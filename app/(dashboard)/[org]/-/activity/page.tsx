import type { Metadata } from "next";
import { ActivitySection } from "@/app/(dashboard)/[org]/activity-section";
import { runPage } from "@/lib/transport/page";
import { getNode } from "@/lib/tree/get";
import { getTreeRoots } from "@/lib/tree/get-roots";

type ActivityPageProps = {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: ActivityPageProps): Promise<Metadata> {
  const { org } = await params;
  const { organization } = await runPage(getTreeRoots, org, {});
  return { title: { absolute: `Activity · Integrations · ${organization.name}` } };
}

/** What happened in the organization, as far down and up as the viewer's roles reach. */
export default async function ActivityPage({ params, searchParams }: ActivityPageProps) {
  const { org } = await params;
  const search = await searchParams;
  const { organization, roots } = await runPage(getTreeRoots, org, {});
  const asked = typeof search.node === "string" ? search.node : roots[0]?.id;
  const node = await runPage(getNode, org, { nodeId: asked ?? organization.id });
  return (
    <>
      <h1 tabIndex={-1} className="mb-1 text-xl font-semibold">
        Activity
      </h1>
      <p className="mb-6 text-muted">What happened at {node.name}, newest first.</p>
      <ActivitySection organization={organization} node={node} search={search} />
    </>
  );
}
