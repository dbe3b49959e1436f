import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { connectSetup } from "@/app/(dashboard)/[org]/actions/connect-channel";
import * as actions from "@/app/(dashboard)/[org]/actions/provider-apps";
import { setupsQuery } from "@/components/connect-channel/queries";
import { SetupList } from "@/components/connect-channel/setup-list";
import { AppList } from "@/components/provider-apps/app-list";
import { appsQuery } from "@/components/provider-apps/queries";
import { getQueryClient } from "@/components/query-client";
import { SectionBoundary } from "@/components/section-boundary";
import { AreaTabs } from "@/components/shell/area-tabs";
import { listProviderApps } from "@/lib/provider-apps/list";
import { listSetups } from "@/lib/setups/list";
import { runPage } from "@/lib/transport/page";
import { getTreeRoots } from "@/lib/tree/get-roots";

type AppsPageProps = { params: Promise<{ org: string }> };

export async function generateMetadata({ params }: AppsPageProps): Promise<Metadata> {
  const { org } = await params;
  const { organization } = await runPage(getTreeRoots, org, {});
  return { title: { absolute: `Provider apps · Integrations · ${organization.name}` } };
}

/** With which OAuth client each provider is asked. */
export default async function AppsPage({ params }: AppsPageProps) {
  const { org } = await params;
  const { organization, roots } = await runPage(getTreeRoots, org, {});
  const queryClient = getQueryClient();
  queryClient.setQueryData(
    appsQuery(organization.id).queryKey,
    await runPage(listProviderApps, org, {}),
  );
  queryClient.setQueryData(
    setupsQuery(organization.id, organization.id).queryKey,
    await runPage(listSetups, org, { nodeId: organization.id }),
  );
  const role = roots.find(({ id }) => id === organization.id)?.role;
  const mayChange = role === "admin" || role === "owner";
  const { checkProviderApp, previewProviderApp, setProviderApp, removeProviderApp } = actions;
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <h1 tabIndex={-1} className="mb-1 text-xl font-semibold">
        Provider apps
      </h1>
      <p className="mb-4 text-muted">
        The OAuth client with which {organization.name} asks each provider. Its own takes the place
        of this server’s.
      </p>
      <AreaTabs />
      <SectionBoundary section="the provider apps">
        <AppList
          organization={organization}
          mayChange={mayChange}
          actions={{ checkProviderApp, previewProviderApp, setProviderApp, removeProviderApp }}
        />
      </SectionBoundary>
      <h2 className="mt-8 mb-1 text-lg font-semibold">Slack workspaces, phone accounts, bots</h2>
      <p className="mb-4 text-muted">
        With these each agent gets a bot or number of its own. No agent ever uses them itself.
      </p>
      <SectionBoundary section="the accounts that make channels">
        <SetupList organization={organization} mayChange={mayChange} connectSetup={connectSetup} />
      </SectionBoundary>
    </HydrationBoundary>
  );
}
