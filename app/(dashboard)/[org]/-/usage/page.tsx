import type { Metadata } from "next";
import { UsageSection } from "@/app/(dashboard)/[org]/usage-section";
import { runPage } from "@/lib/transport/page";
import { getNode } from "@/lib/tree/get";
import { getTreeRoots } from "@/lib/tree/get-roots";

type UsagePageProps = {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: UsagePageProps): Promise<Metadata> {
  const { organization } = await runPage(getTreeRoots, (await params).org, {});
  return { title: { absolute: `Usage · Integrations · ${organization.name}` } };
}

/** What the organization's agents spend, as far as the viewer's roles reach. */
export default async function UsagePage({ params, searchParams }: UsagePageProps) {
  const { org } = await params;
  const search = await searchParams;
  const { organization, roots } = await runPage(getTreeRoots, org, {});
  const asked = typeof search.node === "string" ? search.node : roots[0]?.id;
  const node = await runPage(getNode, org, { nodeId: asked ?? organization.id });
  return (
    <>
      <h1 tabIndex={-1} className="mb-4 text-xl font-semibold">
        Usage
      </h1>
      <UsageSection door="page" organization={organization} node={node} search={search} />
    </>
  );
}
