import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { confirmStep, retryStep } from "@/app/(dashboard)/[org]/actions/receipts";
import { getQueryClient } from "@/components/query-client";
import { receiptQuery } from "@/components/receipts/queries";
import { ReceiptView } from "@/components/receipts/receipt";
import { SectionBoundary } from "@/components/section-boundary";
import { getReceipt } from "@/lib/removals/get-receipt";
import { runPage } from "@/lib/transport/page";
import { getTreeRoots } from "@/lib/tree/get-roots";

type ReceiptPageProps = { params: Promise<{ org: string; id: string }> };

export async function generateMetadata({ params }: ReceiptPageProps): Promise<Metadata> {
  const { org, id } = await params;
  const { organization } = await runPage(getTreeRoots, org, {});
  const { title } = await runPage(getReceipt, org, { removalId: id });
  return { title: { absolute: `${title} · Integrations · ${organization.name}` } };
}

/** One removal, while it runs and for good. */
export default async function ReceiptPage({ params }: ReceiptPageProps) {
  const { org, id } = await params;
  const { organization } = await runPage(getTreeRoots, org, {});
  const queryClient = getQueryClient();
  queryClient.setQueryData(
    receiptQuery(organization.id, id).queryKey,
    await runPage(getReceipt, org, { removalId: id }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <SectionBoundary section="this receipt">
        <ReceiptView
          organizationId={organization.id}
          removalId={id}
          actions={{ retryStep, confirmStep }}
        />
      </SectionBoundary>
    </HydrationBoundary>
  );
}
