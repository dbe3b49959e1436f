import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { channelActions } from "@/app/(dashboard)/[org]/channel-actions";
import { integrationActions } from "@/app/(dashboard)/[org]/integration-actions";
import { TestMessageButton } from "@/components/channels/test-message-button";
import { ConnectAccount } from "@/components/connections/connect-account";
import { AddIntegration } from "@/components/integrations/add-integration";
import { whyNotInstall } from "@/components/integrations/may-install";
import { integrationsQuery } from "@/components/integrations/queries";
import { getQueryClient } from "@/components/query-client";
import { ShowPlace } from "@/components/shell/current-place";
import { NodeHeader } from "@/components/tree/node-header";
import { nodeQuery } from "@/components/tree/queries";
import { listIntegrations } from "@/lib/installations/list";
import { runPage } from "@/lib/transport/page";
import { loadNode } from "./load-node";
import { NodeTab } from "./node-tab";
import { tabsOf } from "./tabs";

type NodePageProps = {
  params: Promise<{ org: string; path?: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(props: NodePageProps): Promise<Metadata> {
  const { node } = await load(props);
  const root = node.lineage[0]?.name ?? "";
  const absolute =
    node.kind === "organization"
      ? `${root} · Integrations`
      : `${node.name} · Integrations · ${root}`;
  return { title: { absolute } };
}

export default async function NodePage(props: NodePageProps) {
  const { org, node, search } = await load(props);
  const tabs = tabsOf(node);
  const current = tabs.find(({ id }) => id === search.tab)?.id ?? "overview";
  const [root] = node.lineage;
  if (!root) throw new Error("A lineage starts at the organization");
  const organization = { id: root.id, slug: org, name: root.name };

  const place = { id: node.id, kind: node.kind, name: node.name, path: node.path };

  const queryClient = getQueryClient();
  const integrations = await runPage(listIntegrations, org, { nodeId: node.id });
  queryClient.setQueryData(integrationsQuery(root.id, node.id).queryKey, integrations);
  queryClient.setQueryData(nodeQuery(root.id, node.id).queryKey, node);

  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ShowPlace lineage={node.lineage} />
      <NodeHeader
        key={node.id}
        node={node}
        tabs={tabs}
        current={current}
        action={
          // The other views have a primary button of their own.
          current === "overview" || current === "tools" ? (
            <AddIntegration organization={organization} node={place} actions={integrationActions} />
          ) : current === "inbox" ? (
            <TestMessageButton
              organizationId={root.id}
              node={{ id: node.id, name: node.name, path: node.path }}
              actions={channelActions}
            />
          ) : (
            current === "connections" &&
            whyNotInstall(node) === undefined && (
              <ConnectAccount
                organization={organization}
                node={place}
                actions={integrationActions}
              />
            )
          )
        }
      />
      <NodeTab
        key={`${node.id}:${current}`}
        tab={current}
        organization={organization}
        node={node}
        search={search}
      />
    </HydrationBoundary>
  );
}

async function load({ params, searchParams }: NodePageProps) {
  const { org, path = [] } = await params;
  const search = await searchParams;
  const query = new URLSearchParams(
    Object.entries(search).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value]] : [],
    ),
  ).toString();
  const node = await loadNode(org, path.join("/"), query === "" ? "" : `?${query}`);
  return { org, node, search };
}
