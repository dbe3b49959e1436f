import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getQueryClient } from "@/components/query-client";
import { receiptsQuery } from "@/components/receipts/queries";
import { ReceiptList } from "@/components/receipts/receipt-list";
import { AreaTabs } from "@/components/shell/area-tabs";
import { listReceipts } from "@/lib/removals/list-receipts";
import { runPage } from "@/lib/transport/page";
import { getNode } from "@/lib/tree/get";
import { getTreeRoots } from "@/lib/tree/get-roots";

type ReceiptsPageProps = {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: ReceiptsPageProps): Promise<Metadata> {
  const { org } = await params;
  const { organization } = await runPage(getTreeRoots, org, {});
  return { title: { absolute: `Receipts · Integrations · ${organization.name}` } };
}

/** What was taken away, and what became of it outside. */
export default async function ReceiptsPage({ params, searchParams }: ReceiptsPageProps) {
  const { org } = await params;
  const search = await searchParams;
  const { organization, roots } = await runPage(getTreeRoots, org, {});
  const asked = typeof search.node === "string" ? search.node : roots[0]?.id;
  const node = await runPage(getNode, org, { nodeId: asked ?? organization.id });
  const queryClient = getQueryClient();
  if (search.state === undefined)
    queryClient.setQueryData(receiptsQuery(organization.id, node.id, null).queryKey, {
      pages: [await runPage(listReceipts, org, { nodeId: node.id })],
      pageParams: [null],
    });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <h1 tabIndex={-1} className="mb-1 text-xl font-semibold">
        Receipts
      </h1>
      <p className="mb-6 text-muted">
        What was removed at {node.name} and below, and what was cleaned up for it.
      </p>
      <AreaTabs />
      <ReceiptList organization={organization} node={{ id: node.id, name: node.name }} />
    </HydrationBoundary>
  );
}
