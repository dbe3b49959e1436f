import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { withdrawConnectLink } from "@/app/(dashboard)/[org]/actions/connect-links";
import { LinkList } from "@/components/connect-links/link-list";
import { linksQuery } from "@/components/connect-links/queries";
import { getQueryClient } from "@/components/query-client";
import { SectionBoundary } from "@/components/section-boundary";
import { AreaTabs } from "@/components/shell/area-tabs";
import { listConnectLinks } from "@/lib/connect-links/list";
import { runPage } from "@/lib/transport/page";
import { getTreeRoots } from "@/lib/tree/get-roots";

type LinksPageProps = { params: Promise<{ org: string }> };

export async function generateMetadata({ params }: LinksPageProps): Promise<Metadata> {
  const { org } = await params;
  const { organization } = await runPage(getTreeRoots, org, {});
  return { title: { absolute: `Connect links · Integrations · ${organization.name}` } };
}

/** The connect links that were sent, and where each stands. */
export default async function LinksPage({ params }: LinksPageProps) {
  const { org } = await params;
  const { organization } = await runPage(getTreeRoots, org, {});
  const queryClient = getQueryClient();
  queryClient.setQueryData(
    linksQuery(organization.id).queryKey,
    await runPage(listConnectLinks, org, {}),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <h1 tabIndex={-1} className="mb-1 text-xl font-semibold">
        Connect links
      </h1>
      <p className="mb-4 text-muted">
        Sent to whoever is the right person to sign in. Each connects one account, once.
      </p>
      <AreaTabs />
      <SectionBoundary section="the connect links">
        <LinkList organizationId={organization.id} actions={{ withdrawConnectLink }} />
      </SectionBoundary>
    </HydrationBoundary>
  );
}
