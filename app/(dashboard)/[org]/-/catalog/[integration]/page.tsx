import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { loadPlace } from "@/app/(dashboard)/[org]/-/catalog/load-place";
import { integrationActions } from "@/app/(dashboard)/[org]/integration-actions";
import { CatalogDetail } from "@/components/integrations/catalog-detail";
import { catalogIntegrationQuery } from "@/components/integrations/queries";
import { getQueryClient } from "@/components/query-client";
import { SectionBoundary } from "@/components/section-boundary";
import { ShowPlace } from "@/components/shell/current-place";
import { getCatalogIntegration } from "@/lib/installations/get-catalog-integration";
import { runPage } from "@/lib/transport/page";

type IntegrationPageProps = {
  params: Promise<{ org: string; integration: string }>;
  searchParams: Promise<{ node?: string | string[] }>;
};

async function load({ params, searchParams }: IntegrationPageProps) {
  const { org, integration } = await params;
  const { node: asked } = await searchParams;
  const place = await loadPlace(org, typeof asked === "string" ? asked : undefined);
  const entry = await runPage(getCatalogIntegration, org, { nodeId: place.node.id, integration });
  return { ...place, entry };
}

export async function generateMetadata(props: IntegrationPageProps): Promise<Metadata> {
  const { organization, entry } = await load(props);
  return { title: { absolute: `${entry.name} · Integrations · ${organization.name}` } };
}

export default async function IntegrationPage(props: IntegrationPageProps) {
  const { organization, node, entry } = await load(props);
  const queryClient = getQueryClient();
  queryClient.setQueryData(
    catalogIntegrationQuery(organization.id, node.id, entry.id).queryKey,
    entry,
  );
  const { id, kind, name, path } = node;

  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ShowPlace lineage={node.lineage} page={entry.name} />
      <SectionBoundary section="the integration">
        <CatalogDetail
          key={`${id}:${entry.id}`}
          organization={organization}
          node={{ id, kind, name, path }}
          integration={entry.id}
          actions={integrationActions}
        />
      </SectionBoundary>
    </HydrationBoundary>
  );
}
