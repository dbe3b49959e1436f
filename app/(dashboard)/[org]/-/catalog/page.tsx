import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { CatalogGrid } from "@/components/integrations/catalog-grid";
import { ForNode } from "@/components/integrations/for-node";
import { catalogQuery } from "@/components/integrations/queries";
import { getQueryClient } from "@/components/query-client";
import { SectionBoundary } from "@/components/section-boundary";
import { ShowPlace } from "@/components/shell/current-place";
import { listCatalog } from "@/lib/installations/list-catalog";
import { runPage } from "@/lib/transport/page";
import { loadPlace } from "./load-place";

type CatalogPageProps = {
  params: Promise<{ org: string }>;
  searchParams: Promise<{ node?: string | string[] }>;
};

export async function generateMetadata({ params }: CatalogPageProps): Promise<Metadata> {
  const { organization } = await loadPlace((await params).org, undefined);
  return { title: { absolute: `Catalog · Integrations · ${organization.name}` } };
}

export default async function CatalogPage({ params, searchParams }: CatalogPageProps) {
  const { org } = await params;
  const { node: asked } = await searchParams;
  const { organization, node } = await loadPlace(
    org,
    typeof asked === "string" ? asked : undefined,
  );
  const queryClient = getQueryClient();
  const catalog = await runPage(listCatalog, org, { nodeId: node.id });
  queryClient.setQueryData(catalogQuery(organization.id, node.id).queryKey, catalog);

  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ShowPlace lineage={node.lineage} page="Catalog" />
      <header className="mb-6 flex flex-wrap items-center justify-between gap-3">
        <h1 tabIndex={-1} className="text-xl font-semibold">
          Catalog
        </h1>
        <ForNode node={{ id: node.id, name: node.name }} />
      </header>
      <SectionBoundary section="the catalog">
        <CatalogGrid
          key={node.id}
          organization={organization}
          node={{ id: node.id, name: node.name }}
        />
      </SectionBoundary>
    </HydrationBoundary>
  );
}
